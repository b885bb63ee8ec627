namespace ReliefApi.Application.Abstractions;

/// <summary>An answer with an entity tag: its whole content changes only with its revision.</summary>
public interface IHasRevision
{
    int Revision { get; }
}

/// <summary>An answer that also says something about today: it keeps its entity tag, but a copy of yesterday is never confirmed.</summary>
public interface IDependsOnToday;
