using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using ReliefApi.Application.Abstractions;

namespace ReliefApi.Api.Http;

/// <summary>By the options that answers are written with.</summary>
internal sealed class WireJson(IOptions<JsonOptions> options) : IWireJson
{
    public byte[] Write<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, value!.GetType(), options.Value.SerializerOptions);
}
