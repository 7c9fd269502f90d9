using MsaOrleans.Grains.Mailboxes.Domain;

namespace MsaOrleans.Grains.Tests.Mailboxes;

/// <summary>A text of which nothing can be seen is empty, however long it is.</summary>
public sealed class MessageTextTests
{
    /// <summary>
    /// Format and filler characters, selectors, tags, marks without a letter, and what is no character.
    /// </summary>
    private static readonly int[] Unseen =
    [
        0xAD,
        0x34F,
        0x61C,
        0x115F,
        0x1160,
        0x17B4,
        0x17B5,
        0x180B,
        0x180E,
        0x180F,
        0x200B,
        0x200C,
        0x200D,
        0x200E,
        0x202E,
        0x2060,
        0x2063,
        0x2065,
        0x2066,
        0x206F,
        0x2800,
        0x3164,
        0xFE0F,
        0xFEFF,
        0xFFA0,
        0xFFF0,
        0xFFF9,
        0xFFFC,
        0xFFFE,
        0x13430,
        0x16FE4,
        0x1BCA0,
        0x1D159,
        0x1D173,
        0x1FFFF,
        0xE0001,
        0xE0020,
        0xE007F,
        0xE0100,
        0xE01EF,
        0x301,
        0x20DD,
        0xA0,
        0x3000,
        0x2028,
    ];

    public static readonly TheoryData<int> OneByOne = [.. Unseen];

    [Theory]
    [MemberData(nameof(OneByOne))]
    public void Nothing_to_see_is_too_short(int code)
    {
        var text = string.Concat(Enumerable.Repeat(char.ConvertFromUtf32(code), 12));
        Assert.Equal(RefusalCode.TextTooShort, MessageText.OfMember(text).Refusal?.Code);
        Assert.Equal(RefusalCode.TextTooShort, MessageText.OfAgent(text).Refusal?.Code);
    }

    [Fact]
    public void Neither_is_a_mixture_of_it_anything() =>
        Assert.Equal(
            RefusalCode.TextTooShort,
            MessageText.OfMember(string.Concat(Unseen.Select(char.ConvertFromUtf32))).Refusal?.Code
        );

    [Theory]
    [InlineData("👨‍👩‍👧‍👦❤️!!")]
    [InlineData("é\u0301\u200D.........")]
    [InlineData("\u06DD12345678901")]
    public void What_can_be_seen_is_taken_as_it_is(string text) =>
        Assert.Equal(text, MessageText.OfMember(text).Accepted());
}
