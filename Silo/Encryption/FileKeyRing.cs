using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace MsaOrleans.Silo.Encryption;

/// <summary>The keys of a file, in memory.</summary>
/// <param name="keys">In the order of the file; at least one.</param>
internal sealed class FileKeyRing(ImmutableArray<RingKey> keys) : IKeyRing
{
    public string First => keys[0].Id;

    public ImmutableSortedDictionary<string, string> Fingerprints { get; } =
        keys.ToImmutableSortedDictionary(key => key.Id, key => FingerprintOf(key.Bytes));

    public ValueTask<byte[]> WrapAsync(ReadOnlyMemory<byte> dataKey)
    {
        var wrapped = new byte[dataKey.Length + Aes256.Overhead];
        Aes256.Encrypt(keys[0].Bytes, dataKey.Span, Encoding.ASCII.GetBytes(First), wrapped);
        return new(wrapped);
    }

    public ValueTask<byte[]> UnwrapAsync(string id, ReadOnlyMemory<byte> wrapped)
    {
        var key =
            keys.FirstOrDefault(key => key.Id == id)
            ?? throw new EncryptionException($"Encryption:Keys lacks the key {id}, by which it is encrypted.");
        return new(
            Aes256.Decrypt(key.Bytes, wrapped.Span, Encoding.ASCII.GetBytes(id))
                ?? throw new EncryptionException(
                    $"Its data key was changed, or Encryption:Keys has another key as {id} than the one it is "
                        + "encrypted by."
                )
        );
    }

    private static string FingerprintOf(byte[] key) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key, "MsaOrleans key ring"u8).AsSpan(0, 8));
}

/// <param name="Bytes">256 bits.</param>
internal sealed record RingKey(string Id, byte[] Bytes);
