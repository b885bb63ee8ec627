namespace ReliefApi.Application.Abstractions;

/// <summary>Writes a value as the API would send it, byte for byte.</summary>
public interface IWireJson
{
    byte[] Write<T>(T value);
}
