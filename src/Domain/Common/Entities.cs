namespace ReliefApi.Domain.Common;

/// <summary>A row that belongs to one division; row scope, in the application and in the database, rests on this code.</summary>
public interface IBelongsToDivision
{
    /// <summary>Six digits of GB/T 2260.</summary>
    string DivisionCode { get; }
}

/// <summary>A row that people edit: the revision counts its changes and is its entity tag.</summary>
public interface IRevised
{
    int Revision { get; }
}
