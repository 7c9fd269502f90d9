using System.Buffers.Binary;
using System.Text;

namespace MsaOrleans.Silo.Encryption;

/// <summary>
/// What is encrypted, as bytes: <c>0x20</c>; the length and the id of the key that encrypts the data key; the length
/// (two bytes, little-endian) and the data key so encrypted; the version of the row (four bytes, little-endian); eight
/// bytes that name the row; nonce, what is encrypted, tag.
/// </summary>
/// <remarks>
/// Version and name only tell what happened to bytes that can't be decrypted: those of the row itself are the
/// associated data.
/// </remarks>
internal readonly ref struct Envelope
{
    public const byte Format = 0x20;

    /// <summary>The first bytes of an envelope, which have the whole id of its key.</summary>
    public const int HeadLength = 2 + MostOfId;

    private const int MostOfId = 32;

    private Envelope(string keyId, ReadOnlySpan<byte> wrapped, ReadOnlySpan<byte> rest)
    {
        KeyId = keyId;
        Wrapped = wrapped;
        Rest = rest;
    }

    public string KeyId { get; }

    /// <summary>The data key, encrypted.</summary>
    public ReadOnlySpan<byte> Wrapped { get; }

    /// <summary>From the version on.</summary>
    private ReadOnlySpan<byte> Rest { get; }

    private int Version => BinaryPrimitives.ReadInt32LittleEndian(Rest);

    private ReadOnlySpan<byte> Name => Rest.Slice(sizeof(int), RowIdentity.NameLength);

    private ReadOnlySpan<byte> Encrypted => Rest[(sizeof(int) + RowIdentity.NameLength)..];

    public static bool Is(ReadOnlySpan<byte> bytes) => bytes is [Format, ..];

    /// <summary>The id of the key, by the first <see cref="HeadLength"/> bytes; null when it is cut off.</summary>
    public static string? KeyIdOf(ReadOnlySpan<byte> head) =>
        head is [Format, var length, .. var rest] && rest.Length >= length
            ? Encoding.ASCII.GetString(rest[..length])
            : null;

    /// <exception cref="EncryptionException">It ends too early.</exception>
    public static Envelope Parse(ReadOnlySpan<byte> bytes)
    {
        var keyId = KeyIdOf(bytes) ?? throw Short();
        var rest = bytes[(2 + keyId.Length)..];
        if (rest.Length < sizeof(ushort))
            throw Short();
        var length = BinaryPrimitives.ReadUInt16LittleEndian(rest);
        rest = rest[sizeof(ushort)..];
        return rest.Length >= length + sizeof(int) + RowIdentity.NameLength + Aes256.Overhead
            ? new(keyId, rest[..length], rest[length..])
            : throw Short();
    }

    public static byte[] Seal(DataKey key, ReadOnlySpan<byte> plain, RowIdentity row)
    {
        var identity = row.ToBytes();
        var (bytes, at) = Begin(key, sizeof(int) + RowIdentity.NameLength + Aes256.Overhead + plain.Length);
        var rest = bytes.AsSpan(at);
        BinaryPrimitives.WriteInt32LittleEndian(rest, row.Version);
        RowIdentity.NameOf(identity).CopyTo(rest[sizeof(int)..]);
        Aes256.Encrypt(key.Bytes, plain, identity, rest[(sizeof(int) + RowIdentity.NameLength)..]);
        return bytes;
    }

    /// <summary>The same under another key: what the data key encrypts stays as it is.</summary>
    public byte[] Under(DataKey key)
    {
        var (bytes, at) = Begin(key, Rest.Length);
        Rest.CopyTo(bytes.AsSpan(at));
        return bytes;
    }

    /// <exception cref="EncryptionException">It is not what was written to that row.</exception>
    public byte[] Open(ReadOnlySpan<byte> dataKey, RowIdentity row)
    {
        var identity = row.ToBytes();
        return Aes256.Decrypt(dataKey, Encrypted, identity)
            ?? throw new EncryptionException(
                !Name.SequenceEqual(RowIdentity.NameOf(identity)) ? "It is what was written to another row."
                : Version != row.Version
                    ? $"It is what was written at version {Version}, and the row says version {row.Version}."
                : "It was changed since it was written."
            );
    }

    private static (byte[] Bytes, int At) Begin(DataKey key, int rest)
    {
        var id = key.RingKeyId;
        var bytes = new byte[2 + id.Length + sizeof(ushort) + key.Wrapped.Length + rest];
        (bytes[0], bytes[1]) = (Format, (byte)id.Length);
        var at = 2 + Encoding.ASCII.GetBytes(id, bytes.AsSpan(2));
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(at), (ushort)key.Wrapped.Length);
        at += sizeof(ushort);
        key.Wrapped.CopyTo(bytes.AsSpan(at));
        return (bytes, at + key.Wrapped.Length);
    }

    private static EncryptionException Short() => new("It ends within its head.");
}

/// <summary>The key of one state, and how it is stored.</summary>
/// <param name="RingKeyId">Names the key that encrypted it.</param>
/// <param name="Wrapped">Encrypted.</param>
internal sealed record DataKey(byte[] Bytes, string RingKeyId, byte[] Wrapped);
