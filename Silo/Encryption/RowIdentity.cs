using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace MsaOrleans.Silo.Encryption;

/// <summary>Which row, and which version of it: what is encrypted for one is no good in another.</summary>
/// <param name="Table">Where, and whose.</param>
/// <param name="Key">The rest of its key.</param>
internal readonly record struct RowIdentity(string Table, string Key, int Version)
{
    /// <summary>Names the row apart from its version.</summary>
    public const int NameLength = 8;

    public byte[] ToBytes()
    {
        var length = sizeof(int) + Encoding.UTF8.GetByteCount(Table) + 1 + Encoding.UTF8.GetByteCount(Key);
        var bytes = new byte[length];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, Version);
        var end = sizeof(int) + Encoding.UTF8.GetBytes(Table, bytes.AsSpan(sizeof(int)));
        // No name of a table has it.
        bytes[end] = 0;
        Encoding.UTF8.GetBytes(Key, bytes.AsSpan(end + 1));
        return bytes;
    }

    /// <param name="bytes">Those of <see cref="ToBytes"/>.</param>
    public static byte[] NameOf(ReadOnlySpan<byte> bytes) => SHA256.HashData(bytes[sizeof(int)..])[..NameLength];
}
