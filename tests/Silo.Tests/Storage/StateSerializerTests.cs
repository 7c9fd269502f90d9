using System.Text;
using MsaOrleans.Silo.Storage;

namespace MsaOrleans.Silo.Tests.Storage;

public sealed class StateSerializerTests
{
    private sealed record Letter(string Text);

    [Fact]
    public void Writes_a_short_state_as_json_after_one_byte()
    {
        var bytes = StateSerializer.ToBytes(new Letter("été"));

        Assert.Equal(StateSerializer.Plain, bytes[0]);
        Assert.Equal("""{"text":"été"}""", Encoding.UTF8.GetString(bytes[1..]));
        Assert.Equal(new Letter("été"), StateSerializer.FromBytes<Letter>(bytes));
    }

    [Theory]
    [InlineData(-1, StateSerializer.Plain)]
    [InlineData(0, StateSerializer.Compressed)]
    public void Compresses_from_the_threshold_on(int beyond, byte format)
    {
        var around = """{"text":""}""".Length;
        var letter = new Letter(new string('a', StateSerializer.CompressionThreshold - around + beyond));
        var bytes = StateSerializer.ToBytes(letter);

        Assert.Equal(format, bytes[0]);
        Assert.Equal(letter, StateSerializer.FromBytes<Letter>(bytes));
    }

    [Fact]
    public void Makes_french_text_at_least_three_times_shorter()
    {
        var letter = new Letter(
            string.Concat(
                Enumerable
                    .Range(0, 200)
                    .Select(i =>
                        $"Bonjour, ma demande n° {i} du mois dernier est restée sans réponse, pouvez-vous me "
                        + "renseigner ? "
                    )
            )
        );
        var bytes = StateSerializer.ToBytes(letter);

        Assert.InRange(bytes.Length, 1, letter.Text.Length / 3);
        Assert.Equal(letter, StateSerializer.FromBytes<Letter>(bytes));
    }

    [Fact]
    public void Leaves_plain_what_does_not_compress()
    {
        var random = new byte[3000];
        new Random(7).NextBytes(random);
        var letter = new Letter(new string([.. random.Select(b => (char)(0x4E00 + b + (b << 5)))]));
        var bytes = StateSerializer.ToBytes(letter);

        Assert.Equal(letter, StateSerializer.FromBytes<Letter>(bytes));
        Assert.InRange(bytes.Length, 1, Encoding.UTF8.GetByteCount(letter.Text) + 20);
    }

    [Fact]
    public void Reads_what_the_first_version_compressed()
    {
        var bytes = Convert.FromBase64String(FirstCompressed);

        Assert.Equal(
            new Letter(string.Concat(Enumerable.Repeat("Bonjour à tous. ", 100))),
            StateSerializer.FromBytes<Letter>(bytes)
        );
    }

    [Fact]
    public void Refuses_a_format_of_a_later_version_by_name()
    {
        var refusal = Assert.Throws<InvalidDataException>(() => StateSerializer.FromBytes<Letter>([0x20, 1, 2]));

        Assert.Equal(
            "A state has the format 0x20; this version reads 0x10 and 0x11. Was it written by a later version?",
            refusal.Message
        );
    }

    [Fact]
    public void Refuses_what_is_damaged()
    {
        var bytes = StateSerializer.ToBytes(new Letter(new string('a', 5000)));
        byte[] huge = [StateSerializer.Compressed, 255, 255, 255, 127, 0];

        Assert.Throws<InvalidDataException>(() => StateSerializer.FromBytes<Letter>([]));
        Assert.Throws<InvalidDataException>(() => StateSerializer.FromBytes<Letter>(bytes.AsSpan(0, 3)));
        Assert.Throws<InvalidDataException>(() => StateSerializer.FromBytes<Letter>(bytes.AsSpan(0, bytes.Length - 4)));
        Assert.Throws<InvalidDataException>(() => StateSerializer.FromBytes<Letter>(huge));
    }

    [Fact]
    public void Serves_Orleans_with_the_same_bytes()
    {
        var letter = new Letter("bonjour");
        var serializer = new StateSerializer();

        Assert.Equal(StateSerializer.ToBytes(letter), serializer.Serialize(letter).ToArray());
        Assert.Equal(letter, serializer.Deserialize<Letter>(serializer.Serialize(letter)));
        Assert.Null(serializer.Deserialize<Letter>(serializer.Serialize<Letter>(null)));
    }

    private const string FirstCompressed =
        "Ea8GAAADVwMAgKqqqur/dGVguCvc9ainu1z0oAygygKgAAp6uuvprnAAF79SfIosHABnQjh0bLOyaXTlxH+wchXkS5J3";
}
