using CsCheck;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Grains.Tests.Mailboxes;

public sealed class InvitationCodeTests
{
    private static readonly Gen<byte[]> Random = Gen.Byte.Array[InvitationCode.Bytes];

    [Fact]
    public void A_code_is_read_as_it_was_written_and_its_fingerprint_is_its_own() =>
        Random.Sample(bytes =>
        {
            var code = InvitationCode.Of(bytes);
            Assert.Matches("^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$", code.ToText());
            Assert.True(InvitationCode.TryParse(code.ToText(), out var read));
            Assert.Equal(code.Fingerprint, read.Fingerprint);
            Assert.Matches("^[0-9a-f]{64}$", code.Fingerprint);
            Assert.DoesNotContain(code.ToText(), $"{code}", StringComparison.Ordinal);
        });

    [Fact]
    public void Two_codes_that_differ_in_a_bit_are_two() =>
        Gen.Select(Random, Gen.Int[0, InvitationCode.Bytes * 8 - 1])
            .Sample(
                (bytes, bit) =>
                {
                    var other = bytes.ToArray();
                    other[bit / 8] ^= (byte)(1 << bit % 8);
                    Assert.NotEqual(InvitationCode.Of(bytes).Fingerprint, InvitationCode.Of(other).Fingerprint);
                }
            );

    [Theory]
    [InlineData("0123-4567-89AB-CDEF")]
    [InlineData("0123456789abcdef")]
    [InlineData(" o123 4567\u00a089AB – CDEF ")]
    [InlineData("0i23‑4567‑89ab‑cdef")]
    [InlineData("OL23\t4567\n89AB\u200aCDEF")]
    public void It_is_read_as_people_copy_it(string typed)
    {
        Assert.True(InvitationCode.TryParse(typed, out var code));
        Assert.Equal("0123-4567-89AB-CDEF", code.ToText());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0123-4567-89AB-CDE")]
    [InlineData("0123-4567-89AB-CDEF-0")]
    [InlineData("0123-4567-89AB-CDEU")]
    [InlineData("0123_4567_89AB_CDEF")]
    [InlineData("٠١٢٣٤٥٦٧٨٩ABCDEF")]
    public void What_can_be_no_code_is_none(string? typed) => Assert.False(InvitationCode.TryParse(typed, out _));
}
