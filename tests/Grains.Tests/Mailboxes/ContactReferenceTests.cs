using MsaOrleans.Mailboxes;

namespace MsaOrleans.Grains.Tests.Mailboxes;

public sealed class ContactReferenceTests
{
    private static readonly string[] Said = [.. Enumerable.Range(1, 500).Select(n => ContactReference.Of(Given.Id(n)))];

    [Fact]
    public void A_contact_has_the_same_reference_for_ever() =>
        Assert.Equal("TJH-JXX-K32K", ContactReference.Of("0190a1b2c3d4e5f60718293a4b5c6d7e"));

    [Fact]
    public void It_can_be_told_on_the_telephone() =>
        Assert.All(
            Said,
            said => Assert.Matches("^[2-9ACEFHJKMPRTWXYZ]{3}-[2-9ACEFHJKMPRTWXYZ]{3}-[2-9ACEFHJKMPRTWXYZ]{4}$", said)
        );

    [Fact]
    public void Contacts_have_different_ones() => Assert.Equal(Said.Length, Said.Distinct().Count());

    [Fact]
    public void It_is_understood_however_it_is_written()
    {
        Assert.All(Said, said => Assert.True(ContactReference.IsValid(said)));
        Assert.True(ContactReference.IsValid(Said[0].ToLowerInvariant().Replace('-', ' ')));
        Assert.False(ContactReference.IsValid(Said[0][..^1]));
        Assert.False(ContactReference.IsValid(""));
    }

    [Fact]
    public void One_wrong_character_is_found()
    {
        foreach (var said in Said.Take(50).Select(ContactReference.Bare))
        foreach (var place in Enumerable.Range(0, said.Length))
        foreach (var other in "23456789ACEFHJKMPRTWXYZ".Where(other => other != said[place]))
            Assert.False(ContactReference.IsValid($"{said[..place]}{other}{said[(place + 1)..]}"));
    }

    [Fact]
    public void Two_characters_that_changed_places_are_found()
    {
        foreach (var said in Said.Select(ContactReference.Bare))
        foreach (var place in Enumerable.Range(1, said.Length - 1).Where(place => said[place] != said[place - 1]))
            Assert.False(
                ContactReference.IsValid($"{said[..(place - 1)]}{said[place]}{said[place - 1]}{said[(place + 1)..]}")
            );
    }
}
