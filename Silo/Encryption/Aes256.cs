using System.Security.Cryptography;

namespace MsaOrleans.Silo.Encryption;

/// <summary>AES-256-GCM: a random nonce, what is encrypted, the tag.</summary>
internal static class Aes256
{
    /// <summary>Bytes of a key.</summary>
    public const int KeyLength = 32;

    /// <summary>Bytes by which what is encrypted grows.</summary>
    public const int Overhead = NonceLength + TagLength;

    private const int NonceLength = 12,
        TagLength = 16;

    /// <param name="target">Longer by <see cref="Overhead"/> than <paramref name="plain"/>.</param>
    /// <param name="associated">Must be the same to decrypt.</param>
    public static void Encrypt(
        ReadOnlySpan<byte> key,
        ReadOnlySpan<byte> plain,
        ReadOnlySpan<byte> associated,
        Span<byte> target
    )
    {
        using var aes = new AesGcm(key, TagLength);
        var nonce = target[..NonceLength];
        RandomNumberGenerator.Fill(nonce);
        aes.Encrypt(nonce, plain, target[NonceLength..^TagLength], target[^TagLength..], associated);
    }

    /// <returns>Null when it was not encrypted by that key for that, or was changed since.</returns>
    public static byte[]? Decrypt(ReadOnlySpan<byte> key, ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> associated)
    {
        if (bytes.Length < Overhead)
            return null;
        var plain = new byte[bytes.Length - Overhead];
        try
        {
            using var aes = new AesGcm(key, TagLength);
            aes.Decrypt(bytes[..NonceLength], bytes[NonceLength..^TagLength], bytes[^TagLength..], plain, associated);
            return plain;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
