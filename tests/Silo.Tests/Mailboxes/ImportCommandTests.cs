using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using MsaOrleans.Api.Tests.Hosting;
using MsaOrleans.Identity;
using MsaOrleans.Mailboxes;
using MsaOrleans.Search;
using MsaOrleans.Silo.Mailboxes;

namespace MsaOrleans.Silo.Tests.Mailboxes;

/// <summary>Files of histories, brought in by the command.</summary>
public sealed partial class ImportCommandTests : ImportScene
{
    private static readonly Actor Odile = MailboxSilo.Member("odile") with { Name = "Odile Garnier" };

    [Fact]
    public async Task A_history_is_seen_by_its_member_on_the_board_and_in_searches_and_comes_once()
    {
        await using var silo = await StartAsync();
        var file = File(Line("odile"), "", Line("denis"));

        Assert.Equal(
            (0, "2 mailboxes imported with 4 contacts (0 too old or too many), 0 known already, 0 lines not in"),
            await ImportAsync(silo, file)
        );
        var seen = (await silo.Mailbox("odile").ListAsync(Odile)).Accepted();
        Assert.Equal(
            [
                "Document Open picardie: Une attestation, s’il vous plaît.",
                "Question Answered gironde: Où en est mon dossier ? | Karim Lefèvre: On regarde. "
                    + "| Karim Lefèvre: Il est complet. | Paul Garnier: Merci beaucoup à vous. "
                    + "| Karim Lefèvre: Avec plaisir.",
            ],
            seen.Contacts.Select(Say)
        );
        Assert.Equal(new DateTimeOffset(2024, 2, 29, 9, 30, 0, 500, TimeSpan.Zero), seen.Contacts[1].CreatedAt);
        Assert.Equal("technicien", seen.Contacts[1].Messages[1].Signature?.Capacity);
        var board = await silo.BoardAsync(page => page.Items.Length == 2);
        Assert.Equal(["denis", "odile"], board.Items.Select(item => item.MemberId).Order());
        Assert.Equal(["denis", "odile"], await FoundAsync(silo, "gironde", "garnier dossier"));
        await Eventually.TrueAsync(async () => (await silo.Mailbox("fils").ListHeldAsync()).Length == 2);
        Assert.False(Directory.Exists(Folder.File("mail")) && Directory.EnumerateFiles(Folder.File("mail")).Any());

        var laidOut = File(Line("denis").Replace(": ", ":", StringComparison.Ordinal), Line("odile"));
        Assert.Equal(
            (0, "0 mailboxes imported with 0 contacts (0 too old or too many), 2 known already, 0 lines not in"),
            await ImportAsync(silo, laidOut)
        );
        Assert.Equal(
            (
                2,
                "line 1: member.id: this member came before with another line, which no line can change\n"
                    + "0 mailboxes imported with 0 contacts (0 too old or too many), 0 known already, 1 lines not in"
            ),
            await ImportAsync(silo, File(Line("odile").Replace("Papiers", "Papier", StringComparison.Ordinal)))
        );
        Assert.Equal(2, (await silo.Mailbox("odile").ListAsync(Odile)).Accepted().Contacts.Length);
        Assert.DoesNotContain("denis", await silo.InMemoryAsync("mailbox"));
    }

    [Fact]
    public async Task What_was_stopped_goes_on_with_the_same_file()
    {
        await using var silo = await StartAsync();
        var lines = Enumerable.Range(0, 300).Select(i => Line($"m{i}")).ToArray();
        using var stop = new CancellationTokenSource();
        await using var halting = new HaltingStream(Encoding.UTF8.GetBytes(string.Join('\n', lines)), stop);
        var output = new StringWriter { NewLine = "\n" };

        Assert.Equal(1, await ImportCommand.ImportAsync(Services(silo), halting, output, stop.Token));
        Assert.EndsWith(
            "Stopped before the end: run the same file again, what is in stays once.\n",
            output.ToString(),
            StringComparison.Ordinal
        );
        var (code, imported) = await ImportedAsync(silo, File(lines));
        Assert.Equal(0, code);
        Assert.InRange(imported, 1, 299);
        var board = await silo.BoardAsync(page => page.Counts.Open == 300);
        Assert.Equal(300, board.Counts.Open);
    }

    [Fact]
    public async Task Bad_lines_are_told_by_number_place_and_reason_and_stop_nobody_else()
    {
        var now = "2026-10-13T10:00:00+02:00";
        var file = File(
            Line("m1"),
            "{",
            "null",
            Line("m4").Replace("\"kind\": \"document\"", "\"sort\": \"document\"", StringComparison.Ordinal),
            Line("m5").Replace("\"picardie\"", "7", StringComparison.Ordinal),
            Line("m 6").Replace("exploitant", "patron", StringComparison.Ordinal),
            Line("m7").Replace("2026-10-12T09:30+02:00", "2026-10-13T10:00:01+02:00", StringComparison.Ordinal),
            Line("m8").Replace("2026-10-12T09:30+02:00", "2026-10-12T09:30", StringComparison.Ordinal),
            Line("m9").Replace("2024-03-04T10:00:00+01:00", "2024-02-04T10:00:00+01:00", StringComparison.Ordinal),
            Line("m10").Replace("On regarde.", " ", StringComparison.Ordinal),
            Line("m11").Replace("\"gironde\"", "\"nulle-part\"", StringComparison.Ordinal),
            new string(' ', ImportLines.Longest + 1),
            "{}",
            """{"member": {"id": "m14", "name": "x", "fund": "picardie"}, "member": {}}""",
            Line("m15").Replace("2026-10-12T09:30+02:00", now, StringComparison.Ordinal)
        );
        const string Expected = """
            line 2: no JSON from byte 2 on
            line 3: null is no mailbox
            line 4: contacts[0].sort: no such field
            line 5: member.fund: not of the type that is expected
            line 6: member.id: must be 1 to 128 letters without accents, digits or . _ ~ @ | : + -; member.profile: must be particulier, exploitant, employeur or tiers
            line 7: contacts[0].sentAt: is in the future
            line 8: contacts[0].sentAt: must be an instant since 2000 such as 2025-03-14T10:05:00+01:00
            line 9: contacts[1].messages[1].sentAt: is before what it follows
            line 10: contacts[1].messages[0]: the text is too short: 10 characters of a member, 1 of an agent
            line 11: contacts[1]: no such fund in the file of funds
            line 12: longer than 8 MiB
            line 13: member.id: must be 1 to 128 letters without accents, digits or . _ ~ @ | : + -; member.name: must have something to read; member.fund: must be 1 to 64 small letters, digits and single hyphens
            line 14: member: given twice
            2 mailboxes imported with 4 contacts (0 too old or too many), 0 known already, 13 lines not in
            """;
        await using var silo = await StartAsync();
        foreach (var run in new[] { CheckAsync, ImportAsync })
        {
            var (code, report) = await run(silo, file);
            Assert.Equal(2, code);
            var told = string.Join('\n', report.Split('\n').OrderBy(NumberOf));
            Assert.Equal(Expected, told.Replace("to import", "imported", StringComparison.Ordinal));
        }
        Assert.Equal(["m1", "m15"], await FoundAsync(silo, "gironde", "garnier"));
    }

    [Fact]
    public async Task A_mailbox_that_fails_is_tried_three_times_and_stops_no_other()
    {
        var failing = new FailingImports(("m2", 2), ("m3", 3));
        await using var silo = await StartAsync(built => built.AddIncomingGrainCallFilter(failing));

        var import = ImportAsync(silo, File(Line("m1"), Line("m2"), Line("m3")));
        await Eventually.TrueAsync(() =>
        {
            silo.Clock.Advance(TimeSpan.FromSeconds(5));
            return Task.FromResult(import.IsCompleted);
        });

        var (code, report) = await import;
        Assert.Equal(2, code);
        Assert.StartsWith("line 3: failed three times: TimeoutException\n", report, StringComparison.Ordinal);
        Assert.EndsWith(
            "2 mailboxes imported with 4 contacts (0 too old or too many), 0 known already, 1 lines not in",
            report,
            StringComparison.Ordinal
        );
        Assert.Equal((0, 1), await ImportedAsync(silo, File(Line("m1"), Line("m2"), Line("m3"))));
    }

    [Fact]
    public async Task The_line_of_the_documentation_is_in_order()
    {
        await using var silo = await StartAsync();
        var page = await System.IO.File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "docs", "import.md"));
        var line = Example().Match(page).Groups[1].Value.ReplaceLineEndings(" ");
        Assert.Equal(
            (0, "1 mailboxes to import with 1 contacts (0 too old or too many), 0 known already, 0 lines not in"),
            await CheckAsync(silo, File(line))
        );
    }

    [Fact]
    public async Task A_check_finds_members_that_a_file_has_twice()
    {
        await using var silo = await StartAsync();
        var other = Line("m1").Replace("Papiers", "Papier", StringComparison.Ordinal);
        var (code, report) = await CheckAsync(silo, File(Line("m1"), Line("m2"), Line("m2"), other));
        Assert.Equal(2, code);
        Assert.EndsWith(
            "2 mailboxes to import with 4 contacts (0 too old or too many), 1 known already, 1 lines not in",
            report,
            StringComparison.Ordinal
        );
        Assert.Empty((await silo.Mailbox("m2").ListAsync(MailboxSilo.Member("m2"))).Accepted().Contacts);
    }

    /// <summary>The exit code, and how many mailboxes came in that run; all others of the file had to be known.</summary>
    private static async Task<(int Code, int Imported)> ImportedAsync(MailboxSilo silo, string file)
    {
        var (code, report) = await ImportAsync(silo, file);
        var counts = Counts().Match(report.Split('\n')[^1]);
        var (imported, known) = (int.Parse(counts.Groups[1].Value, null), int.Parse(counts.Groups[2].Value, null));
        Assert.Equal((await System.IO.File.ReadAllLinesAsync(file)).Length, imported + known);
        return (code, imported);
    }

    private static string Say(ContactView contact) =>
        $"{contact.Kind} {contact.Status} {contact.Fund}: "
        + string.Join(
            " | ",
            contact.Messages.Select((message, at) => at == 0 ? message.Text : $"{message.Author.Name}: {message.Text}")
        );

    private static async Task<IEnumerable<string>> FoundAsync(MailboxSilo silo, string fund, string text)
    {
        var page = await silo.Grain<ISearchGrain>(fund)
            .FindAsync(MailboxSilo.Agent with { Fund = fund }, new SearchQuery(text));
        return page.Accepted().Items.Select(item => item.MemberId).Order();
    }

    private static int NumberOf(string line) =>
        Number().Match(line) is { Success: true } match ? int.Parse(match.Groups[1].Value, null) : int.MaxValue;

    [GeneratedRegex("```json\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();

    [GeneratedRegex(@"^line (\d+):")]
    private static partial Regex Number();

    [GeneratedRegex(@"^(\d+) mailboxes .* (\d+) known already")]
    private static partial Regex Counts();

    /// <summary>Fails the first imports of some members, as a database that does not answer does.</summary>
    private sealed class FailingImports(params (string Member, int Times)[] failing) : IIncomingGrainCallFilter
    {
        private readonly ConcurrentDictionary<string, int> _left = new(
            failing.Select(one => KeyValuePair.Create(one.Member, one.Times))
        );

        public Task Invoke(IIncomingGrainCallContext context) =>
            context.MethodName == nameof(IMailboxImport.ImportOnceAsync)
            && context.TargetId.Key.ToString() is { } member
            && _left.ContainsKey(member)
            && _left.AddOrUpdate(member, 0, (_, left) => left - 1) >= 0
                ? throw new TimeoutException()
                : context.Invoke();
    }

    /// <summary>The first half of some bytes; whoever reads on is told to stop.</summary>
    private sealed class HaltingStream(byte[] bytes, CancellationTokenSource stop) : MemoryStream(bytes)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
        {
            if (Position >= Length / 2)
                await stop.CancelAsync();
            return await base.ReadAsync(buffer[..Math.Min(buffer.Length, 1 << 12)], CancellationToken.None);
        }
    }
}
