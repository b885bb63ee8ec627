using MediatR;
using ReliefApi.Domain.Common;

namespace ReliefApi.Application.Pipeline;

/// <summary>Reads and changes nothing.</summary>
public interface IQuery<T> : IRequest<Result<T>>;

/// <summary>Changes something: runs in one transaction and, where the caller gave a key, once only.</summary>
public interface ICommand<T> : IRequest<Result<T>>, ICommand;

/// <inheritdoc cref="ICommand{T}"/>
public interface ICommand;

/// <summary>A command whose answer must not be kept for a replay, because it shows personal data or a secret.</summary>
public interface INotReplayed;
