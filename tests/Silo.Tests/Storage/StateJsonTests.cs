using System.Collections.Immutable;
using System.Text.Json;
using MsaOrleans.Silo.Storage;

namespace MsaOrleans.Silo.Tests.Storage;

public sealed class StateJsonTests
{
    private enum Kind
    {
        Question = 0,
        DocumentWanted = 1,
    }

    private sealed record Contact
    {
        public required string Id { get; init; }

        public Kind Kind { get; init; }

        public int Level { get; init; } = 1;

        public string? Fund { get; init; } = "demo";

        public string? Assignee { get; init; }

        public DateTimeOffset? AnsweredAt { get; init; }

        public ImmutableArray<Line> Lines { get; init; } = [];

        public ImmutableArray<string> Notes { get; init; }
    }

    private sealed record Line(string Text, ImmutableArray<string> Tags, int Weight = 3);

    private readonly record struct Step(int Number, ImmutableArray<string> Mails);

    [Fact]
    public void Omits_what_a_new_instance_has_anyway()
    {
        Assert.Equal("""{"id":"c1","level":1,"fund":"demo"}""", Write(new Contact { Id = "c1" }));
    }

    [Fact]
    public void Keeps_a_zero_and_a_null_where_a_new_instance_has_something_else()
    {
        var contact = new Contact
        {
            Id = "c1",
            Level = 0,
            Fund = null,
        };

        Assert.Equal("""{"id":"c1","level":0,"fund":null}""", Write(contact));
        var read = Read<Contact>(Write(contact));
        Assert.Equal(0, read.Level);
        Assert.Null(read.Fund);
    }

    [Fact]
    public void Writes_names_in_camel_case_and_enums_by_name()
    {
        var contact = new Contact
        {
            Id = "c1",
            Kind = Kind.DocumentWanted,
            Assignee = "a1",
        };

        Assert.Equal("""{"id":"c1","kind":"documentWanted","level":1,"fund":"demo","assignee":"a1"}""", Write(contact));
        Assert.Equal(contact, Read<Contact>(Write(contact)) with { Lines = contact.Lines, Notes = contact.Notes });
    }

    [Fact]
    public void Reads_an_absent_array_as_empty()
    {
        var contact = Read<Contact>("""{"id":"c1","lines":[{"text":"t"}]}""");

        Assert.True(contact.Notes is { IsDefault: false, IsEmpty: true });
        Assert.True(Assert.Single(contact.Lines).Tags is { IsDefault: false, IsEmpty: true });
        Assert.Equal(3, contact.Lines[0].Weight);
        Assert.True(Read<Step>("""{"number":2}""").Mails is { IsDefault: false, IsEmpty: true });
    }

    [Fact]
    public void Reads_a_null_array_as_empty_and_writes_an_unset_one()
    {
        Assert.True(Read<Contact>("""{"id":"c1","notes":null}""").Notes is { IsDefault: false, IsEmpty: true });
        Assert.Equal("""{"text":"t","weight":3}""", Write(new Line("t", default)));
        Assert.Equal("[]", Write(default(ImmutableArray<int>)));
    }

    [Fact]
    public void Reads_arrays_back_in_order()
    {
        var line = new Line("t", ["b", "a"], 0);

        Assert.Equal("""{"text":"t","tags":["b","a"],"weight":0}""", Write(line));
        Assert.Equal(["b", "a"], Read<Line>(Write(line)).Tags.ToArray());
        Assert.Equal(0, Read<Line>(Write(line)).Weight);
    }

    [Fact]
    public void Ignores_what_it_does_not_know()
    {
        var contact = Read<Contact>("""{"id":"c1","since":{"removed":[1,2]},"assignee":"a1"}""");

        Assert.Equal("a1", contact.Assignee);
    }

    [Fact]
    public void Refuses_a_state_without_what_it_requires()
    {
        Assert.Throws<JsonException>(() => Read<Contact>("""{"level":1}"""));
    }

    private static string Write<T>(T state) => JsonSerializer.Serialize(state, StateJson.Options);

    private static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, StateJson.Options)!;
}
