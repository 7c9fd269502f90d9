using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace MsaOrleans.Api.Json;

/// <summary>
/// Answers as JSON, made once for each object. A grain in this process gives the same object until there is something
/// else to tell; one that comes from another process is new each time, and nothing is kept of it.
/// </summary>
internal sealed class KeptAnswers<T>(IOptions<JsonOptions> options, IServiceProviderIsService services)
    where T : class
{
    /// <summary>
    /// Of JSON, for a generation. Two are kept: the younger takes over what is still used of the older.
    /// </summary>
    public const long MostBytes = 8 * 1024 * 1024;

    private readonly bool _isInProcess = services.IsService(typeof(ILocalSiloDetails));
    private readonly Lock _turning = new();
    private volatile Generations _answers = Generations.None;

    /// <param name="keep">False for what is made for this caller alone.</param>
    public byte[] BytesOf(T value, bool keep)
    {
        if (!keep || !_isInProcess)
            return ToBytes(value);
        var answers = _answers;
        if (answers.Young.TryGetValue(value, out var bytes))
            return bytes;
        if (!answers.Old.TryGetValue(value, out bytes))
            bytes = ToBytes(value);
        Keep(answers, value, bytes);
        return bytes;
    }

    private byte[] ToBytes(T value) => JsonSerializer.SerializeToUtf8Bytes(value, options.Value.SerializerOptions);

    private void Keep(Generations answers, T value, byte[] bytes)
    {
        if (!answers.Young.TryAdd(value, bytes) || Interlocked.Add(ref answers.YoungBytes, bytes.Length) <= MostBytes)
            return;
        lock (_turning)
            if (ReferenceEquals(_answers, answers))
                _answers = Generations.None with { Old = answers.Young };
    }

    private sealed record Generations(ConcurrentDictionary<T, byte[]> Young, ConcurrentDictionary<T, byte[]> Old)
    {
        public long YoungBytes;

        public static Generations None =>
            new(new(ReferenceEqualityComparer.Instance), new(ReferenceEqualityComparer.Instance));
    }
}
