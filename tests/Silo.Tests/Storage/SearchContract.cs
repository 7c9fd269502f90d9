using System.Collections.Immutable;
using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using MsaOrleans.Grains.Search;
using MsaOrleans.Grains.Search.Domain;
using MsaOrleans.Identity;
using MsaOrleans.Mailboxes;
using MsaOrleans.Silo.Search;
using MsaOrleans.Silo.Storage;
using MsaOrleans.Silo.Storage.Commits;
using MsaOrleans.Silo.Tests.Hosting;

namespace MsaOrleans.Silo.Tests.Storage;

/// <summary>The index of searches, written with the states that it finds, whatever the database.</summary>
public abstract class SearchContract(StorageFixture fixture) : CommitScene(fixture)
{
    private static readonly DateTimeOffset Tuesday = new(2026, 10, 13, 8, 0, 0, TimeSpan.Zero);

    private static int _writes;

    [Fact]
    public async Task A_contact_is_found_by_the_beginning_of_any_word()
    {
        const string Fund = "words";
        await SaveAsync(Row(Fund, "1", "Jean-Sébastien Martin"), Row(Fund, "2", "Marie Dubois"));
        await SaveAsync(Row("elsewhere", "3", "Jean Martin"));

        Assert.Equal("1", await FindAsync(Fund, "MART"));
        Assert.Equal("1", await FindAsync(Fund, "sebas"));
        Assert.Equal("1", await FindAsync(Fund, "jean-sé mart"));
        Assert.Equal("2 1", await FindAsync(Fund, "mar"));
        Assert.Equal("2", await FindAsync(Fund, "mar dub"));
        Assert.Equal("", await FindAsync(Fund, "artin"));
        Assert.Equal("", await FindAsync(Fund, "martin dubois"));
        Assert.Equal("2", await FindAsync(Fund, "adh-2"));
        Assert.Equal("2", await FindAsync(Fund, ContactReference.Of(IdOf(Fund, "2"))));
        Assert.Equal("2 1", await FindAsync(Fund, "vitale"));
        Assert.Equal("1", await FindAsync(Fund, "vita seb"));
    }

    [Fact]
    public async Task The_newest_come_first_page_by_page()
    {
        const string Fund = "pages";
        await SaveAsync([.. Enumerable.Range(1, 5).Select(n => Row(Fund, $"{n}", "Jean Martin"))]);
        await SaveAsync(Row(Fund, "6", "Jean Martin") with { CreatedAt = Tuesday.AddMonths(-40) });
        var after = SearchPlace.Of(Row(Fund, "4", ""));

        Assert.Equal("5 4", await FindAsync(Fund, "martin", asked => asked with { Limit = 2 }));
        Assert.Equal("3 2", await FindAsync(Fund, "martin", asked => asked with { Limit = 2, Before = after }));
        Assert.Equal("3 2", await FindAsync(Fund, "martin jean", asked => asked with { Limit = 2, Before = after }));
        Assert.Equal("5 4 3 2 1", await FindAsync(Fund, "martin"));
    }

    [Fact]
    public async Task Status_and_theme_narrow_what_is_found()
    {
        const string Fund = "narrow";
        var answered = Row(Fund, "2", "Jean Martin") with
        {
            Status = ContactStatus.Answered,
            AnsweredAt = Tuesday.AddHours(1),
        };
        await SaveAsync(Row(Fund, "1", "Jean Martin"), answered);

        Assert.Equal("2 1", await FindAsync(Fund, "martin"));
        Assert.Equal("1", await FindAsync(Fund, "martin vitale", asked => asked with { Status = ContactStatus.Open }));
        Assert.Equal("2", await FindAsync(Fund, "martin", asked => asked with { Status = ContactStatus.Answered }));
        Assert.Equal("", await FindAsync(Fund, "martin", asked => asked with { Status = ContactStatus.Pending }));
        Assert.Equal("2 1", await FindAsync(Fund, "martin", asked => asked with { Theme = "sante" }));
        Assert.Equal("", await FindAsync(Fund, "martin", asked => asked with { Theme = "famille" }));
        Assert.Equal(answered, (await StoreAsync(Fund, "martin", Same))[0]);
    }

    [Fact]
    public async Task A_contact_that_is_named_anew_moves_or_goes_is_found_no_more_as_before()
    {
        const string Fund = "moved";
        var row = Row(Fund, "1", "Jeanne Martin");
        await SaveAsync(row, Row(Fund, "2", "Jean Martin"));
        await SaveAsync(row with { MemberName = "Jeanne Durand", Version = 2 });
        Assert.Equal("2", await FindAsync(Fund, "martin"));
        Assert.Equal("1", await FindAsync(Fund, "jeanne durand"));

        await SaveAsync(row with { MemberName = "Jeanne Durand", Fund = "moved-to", Version = 3 });
        Assert.Equal("2", await FindAsync(Fund, "jean"));
        Assert.Equal("1", await FindAsync("moved-to", "durand"));

        await SaveAsync([new SearchChange(row.ContactId, null, IsReworded: true)]);
        Assert.Equal("", await FindAsync("moved-to", "durand"));
        Assert.Equal(0L, await CountAsync($"search_word WHERE contact_id = '{row.ContactId}'"));
        Assert.Equal(0L, await CountAsync($"search_contact WHERE contact_id = '{row.ContactId}'"));
    }

    [Fact]
    public async Task A_change_that_leaves_the_words_alone_is_shown()
    {
        const string Fund = "claimed";
        var row = Row(Fund, "1", "Jean Martin");
        await SaveAsync(row);
        var claimed = row with { Assignee = "claire", Version = 2 };
        await SaveAsync([new SearchChange(row.ContactId, claimed, IsReworded: false)]);
        Assert.Equal(claimed, Assert.Single(await StoreAsync(Fund, "martin", Same)));
    }

    [Fact]
    public async Task Nothing_of_a_refused_state_is_found()
    {
        const string Fund = "refused";
        var (_, commits) = await OpenAsync();
        await commits.WriteAsync([Write("search-stale", "text")]);
        var found = SearchEntry.Of(
            new Kept([new(IdOf(Fund, "1"), Row(Fund, "1", "Jean Martin"), true)]),
            dataKey: null
        );
        Assert.Equal(
            [0],
            await commits.WriteAsync([Write("search-stale", "lost", version: 2) with { Search = found }])
        );
        Assert.Equal("", await FindAsync(Fund, "martin"));
    }

    private static SearchRequest Same(SearchRequest request) => request;

    private Task SaveAsync(params SearchRow[] rows) =>
        SaveAsync([.. rows.Select(row => new SearchChange(row.ContactId, row, IsReworded: true))]);

    private async Task SaveAsync(ImmutableArray<SearchChange> changes)
    {
        var (_, commits) = await OpenAsync();
        var key = $"search-{Interlocked.Increment(ref _writes)}";
        await commits.WriteAsync([
            Write(key, "text") with
            {
                Search = SearchEntry.Of(new Kept(changes), dataKey: null),
            },
        ]);
    }

    private async Task<string> FindAsync(string fund, string text, Func<SearchRequest, SearchRequest>? with = null) =>
        string.Join(' ', (await StoreAsync(fund, text, with ?? Same)).Select(row => row.MemberId["ADH-".Length..]));

    private async Task<IReadOnlyList<SearchRow>> StoreAsync(
        string fund,
        string text,
        Func<SearchRequest, SearchRequest> with
    )
    {
        var words = SearchWords.OfQuestion(text);
        var request = new SearchRequest(fund, words, null, null, Tuesday.AddMonths(-36), null, 50);
        return await new SqlSearchStore(await DatabaseAsync(), TestKeys.NoExcerpts).FindAsync(with(request));
    }

    private async Task<long> CountAsync(string rows)
    {
        await using var connection = await (await DatabaseAsync()).OpenConnectionAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT COUNT(*) FROM {rows}";
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private async Task<DbDataSource> DatabaseAsync() =>
        (await Fixture.OpenAsync()).Services.GetRequiredService<StorageDatabase>().DataSource;

    private static string IdOf(string fund, string number) => $"{fund}-{number}";

    private static SearchRow Row(string fund, string number, string name) =>
        new(
            fund,
            IdOf(fund, number),
            $"ADH-{number}",
            name,
            Profile.Exploitant,
            new(new("sante", "Santé"), new("carte", "Carte Vitale"), new("perte", "J’ai perdu ma carte")),
            ContactKind.Question,
            ContactStatus.Open,
            Tuesday.AddMinutes(int.Parse(number, null)),
            Tuesday.AddDays(2),
            null,
            0,
            null,
            null,
            null,
            null,
            1,
            "Bonjour, où en est \"mon\" dossier ?"
        );

    private sealed record Kept(ImmutableArray<SearchChange> Found) : IIsFound;
}
