namespace ReliefApi.Application.Access;

/// <summary>A row outside the caller's write scope was about to be written. The API answers 403: the caller has seen the row.</summary>
public sealed class OutOfWriteScopeException() : Exception("A row outside the write scope was about to be written.");
