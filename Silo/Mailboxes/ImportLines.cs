using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace MsaOrleans.Silo.Mailboxes;

/// <summary>The lines of a file, one at a time: a file may be larger than the memory.</summary>
internal static class ImportLines
{
    /// <summary>Bytes of a line; a mailbox of 50 contacts takes some tens of thousands.</summary>
    public const int Longest = 8 << 20;

    private const byte LineFeed = (byte)'\n';

    /// <summary>The file, opened to be read from its beginning to its end.</summary>
    /// <exception cref="IOException">It can't be read.</exception>
    public static Stream Open(string path) =>
        new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);

    public static async IAsyncEnumerable<ImportLine> ReadAsync(
        Stream file,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        var pipe = PipeReader.Create(file, new StreamPipeReaderOptions(bufferSize: 1 << 16, leaveOpen: true));
        var (number, tooLong) = (1L, false);
        while (true)
        {
            var read = await pipe.ReadAsync(stop);
            var rest = read.Buffer;
            while (rest.PositionOf(LineFeed) is { } end)
            {
                yield return Line(rest.Slice(0, end));
                (number, tooLong) = (number + 1, false);
                rest = rest.Slice(rest.GetPosition(1, end));
            }
            tooLong |= rest.Length > Longest;
            if (read.IsCompleted)
            {
                if (tooLong || !rest.IsEmpty)
                    yield return Line(rest);
                break;
            }
            // What is too long is not kept: the memory is for lines that can be read.
            pipe.AdvanceTo(tooLong ? rest.End : rest.Start, rest.End);
        }
        await pipe.CompleteAsync();

        ImportLine Line(ReadOnlySequence<byte> bytes) =>
            tooLong || bytes.Length > Longest ? new(number, null) : new(number, bytes.ToArray());
    }
}

/// <param name="Number">From 1.</param>
/// <param name="Json">Null for a line that is too long.</param>
internal sealed record ImportLine(long Number, byte[]? Json)
{
    /// <summary>Whether there is nothing but white space.</summary>
    public bool IsEmpty => Json is not null && Json.AsSpan().Trim(" \t\r"u8).IsEmpty;
}
