namespace ReliefApi.Domain.Disclosure;

/// <summary>Why a figure is not shown above the county.</summary>
public enum Suppression
{
    /// <summary>It counts, or rests on, fewer persons than the threshold.</summary>
    Small,
    /// <summary>With it, a small figure could be found by subtraction.</summary>
    Complement,
}
