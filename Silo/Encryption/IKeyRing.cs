using System.Collections.Immutable;

namespace MsaOrleans.Silo.Encryption;

/// <summary>
/// Keys that encrypt data keys and nothing else. A file has them; a key management service would have them encrypt
/// where they are, hence the tasks.
/// </summary>
internal interface IKeyRing
{
    /// <summary>Id of the key that encrypts from now on: 1 to 32 letters, digits, dots, dashes.</summary>
    string First { get; }

    /// <summary>A fingerprint of each key, by its id: two keys under one id are told apart by it.</summary>
    ImmutableSortedDictionary<string, string> Fingerprints { get; }

    /// <summary>By the first key.</summary>
    ValueTask<byte[]> WrapAsync(ReadOnlyMemory<byte> dataKey);

    /// <exception cref="EncryptionException">There is no such key, or it did not encrypt that.</exception>
    ValueTask<byte[]> UnwrapAsync(string id, ReadOnlyMemory<byte> wrapped);
}
