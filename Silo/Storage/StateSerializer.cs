using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.Text.Json;
using Orleans.Storage;

namespace MsaOrleans.Silo.Storage;

/// <summary>States as bytes: one byte that names the format, then JSON in UTF-8, compressed when it pays.</summary>
/// <remarks>What is written must stay readable for 36 months: a new format gets a new byte, the old ones
/// stay.</remarks>
public sealed class StateSerializer : IGrainStorageSerializer
{
    /// <summary>JSON from here on.</summary>
    public const byte Plain = 0x10;

    /// <summary>The JSON's length, four bytes, little-endian; then the JSON through Brotli.</summary>
    public const byte Compressed = 0x11;

    /// <summary>JSON below this many bytes stays plain: it fits a page of the database as it is.</summary>
    public const int CompressionThreshold = 1024;

    /// <summary>A state longer than this many bytes of JSON is refused in both directions.</summary>
    public const int MaxLength = 64 * 1024 * 1024;

    private const int CompressedHeader = 1 + sizeof(int);

    // Fastest: on French text it leaves a sixth, in a tenth of the time that a hundredth less would take.
    private const int BrotliQuality = 1;
    private const int BrotliWindow = 18;

    public BinaryData Serialize<T>(T? input) => new(ToBytes(input));

    public T Deserialize<T>(BinaryData input) => FromBytes<T>(input.ToMemory().Span)!;

    /// <exception cref="InvalidDataException">Longer than <see cref="MaxLength"/>.</exception>
    public static byte[] ToBytes<T>(T state)
    {
        var buffer = new ArrayBufferWriter<byte>(CompressionThreshold);
        buffer.Write([Plain]);
        using (var writer = new Utf8JsonWriter(buffer, StateJson.WriterOptions))
            JsonSerializer.Serialize(writer, state, StateJson.Options);
        var json = buffer.WrittenSpan[1..];
        if (json.Length > MaxLength)
            throw new InvalidDataException($"A state of {json.Length} bytes is over the limit of {MaxLength}.");
        return json.Length < CompressionThreshold
            ? buffer.WrittenSpan.ToArray()
            : Compress(json) ?? buffer.WrittenSpan.ToArray();
    }

    /// <exception cref="InvalidDataException">No format of this version, or damaged.</exception>
    public static T? FromBytes<T>(ReadOnlySpan<byte> bytes) =>
        bytes switch
        {
            [Plain, .. var json] => JsonSerializer.Deserialize<T>(json, StateJson.Options),
            [Compressed, _, _, _, _, ..] => Decompress<T>(bytes),
            [Compressed, ..] => throw new InvalidDataException("A compressed state ends within its header."),
            [] => throw new InvalidDataException("A state has no bytes at all."),
            [var format, ..] => throw new InvalidDataException(
                $"A state has the format 0x{format:X2}; this version reads 0x{Plain:X2} and 0x{Compressed:X2}. "
                    + "Was it written by a later version?"
            ),
        };

    /// <returns>Null when it would not be shorter.</returns>
    private static byte[]? Compress(ReadOnlySpan<byte> json)
    {
        var rented = ArrayPool<byte>.Shared.Rent(json.Length);
        try
        {
            var room = rented.AsSpan(0, json.Length - sizeof(int));
            if (!BrotliEncoder.TryCompress(json, room[CompressedHeader..], out var length, BrotliQuality, BrotliWindow))
                return null;
            room[0] = Compressed;
            BinaryPrimitives.WriteInt32LittleEndian(room[1..], json.Length);
            return room[..(CompressedHeader + length)].ToArray();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private static T? Decompress<T>(ReadOnlySpan<byte> bytes)
    {
        var length = BinaryPrimitives.ReadInt32LittleEndian(bytes[1..]);
        if (length is < 0 or > MaxLength)
            throw new InvalidDataException(
                $"A compressed state says it is {length} bytes long; the limit is {MaxLength}."
            );
        var rented = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            if (
                !BrotliDecoder.TryDecompress(bytes[CompressedHeader..], rented.AsSpan(0, length), out var written)
                || written != length
            )
                throw new InvalidDataException("A compressed state is damaged.");
            return JsonSerializer.Deserialize<T>(rented.AsSpan(0, length), StateJson.Options);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
