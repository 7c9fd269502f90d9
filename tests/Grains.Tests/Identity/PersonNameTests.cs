using MsaOrleans.Identity;

namespace MsaOrleans.Grains.Tests.Identity;

/// <summary>A name is one visible line that leaves its neighbours alone, or there is none.</summary>
public sealed class PersonNameTests
{
    [Theory]
    [InlineData("Jean Martin", "Jean Martin")]
    [InlineData("Jean\0 Martin", "Jean Martin")]
    [InlineData("Jean\u202E Martin", "Jean Martin")]
    [InlineData("\u2066Jean\u2069 \u200FMartin", "Jean Martin")]
    [InlineData("  Jean\t\r\n Martin\u00A0", "Jean Martin")]
    [InlineData("Jean\u2028Martin", "Jean Martin")]
    [InlineData("Jean\u00AD-\u200BSébastien", "Jean-Sébastien")]
    [InlineData("\u0301Jean", "Jean")]
    [InlineData("Zoe\u0308", "Zoe\u0308")]
    [InlineData("محمد", "محمد")]
    [InlineData("J\u001Bean\u007F \u0085Martin", "Jean Martin")]
    public void What_can_t_be_seen_is_left_out(string given, string name) =>
        Assert.Equal(name, PersonName.Clean(given));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t")]
    [InlineData("\u200B")]
    [InlineData("\u3164\u115F\u2800")]
    [InlineData("\u0301\u0301")]
    [InlineData("\0\u202E\uFEFF")]
    public void Of_nothing_visible_there_is_no_name(string? given) => Assert.Null(PersonName.Clean(given));

    [Fact]
    public void Half_a_character_is_shown_as_such() =>
        Assert.Equal("Jean \uFFFDMartin", PersonName.Clean("Jean \uD800Martin"));

    [Fact]
    public void A_long_name_is_cut_between_two_characters()
    {
        Assert.Equal(new string('a', 100), PersonName.Clean(new string('a', 100)));
        Assert.Equal(new string('a', 100), PersonName.Clean(new string('a', 101)));
        Assert.Equal(new string('a', 99), PersonName.Clean(new string('a', 99) + "😀"));
        Assert.Equal(new string('a', 99), PersonName.Clean(new string('a', 99) + "e\u0301"));
        Assert.Null(PersonName.Clean("e" + new string('\u0301', 200)));
    }
}
