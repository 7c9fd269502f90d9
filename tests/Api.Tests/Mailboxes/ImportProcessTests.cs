using System.Text.Json;
using MsaOrleans.Api.Tests.Hosting;

namespace MsaOrleans.Api.Tests.Mailboxes;

/// <summary>A history brought in by a process of its own, before the service starts.</summary>
public sealed class ImportProcessTests : LaunchScene
{
    private const string Line = """
        {"member": {"id": "odile", "name": "Odile Garnier", "fund": "picardie"}, "contacts": [{"sentAt": "SENT", "kind": "question", "text": "Où en est mon dossier ?", "topic": {"theme": {"code": "a", "label": "A"}, "subject": {"code": "b", "label": "B"}, "reason": {"code": "c", "label": "C"}}}]}
        """;

    [Fact]
    public async Task Members_find_what_was_imported_once_the_service_starts()
    {
        var file = Path.Combine(Folder, "histories.jsonl");
        var sent = TimeProvider.System.GetUtcNow().AddDays(-300);
        await File.WriteAllTextAsync(file, $"{Line.Replace("SENT", $"{sent:O}", StringComparison.Ordinal)}\n[]\n");

        var output = await OutputOfAsync("Silo", 2, ["import", file]);
        Assert.Contains("line 2: the line: not of the type that is expected\n", output, StringComparison.Ordinal);
        Assert.Contains("1 mailboxes imported with 1 contacts", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Garnier", output, StringComparison.Ordinal);

        await using var service = await Service.StartAsync(Folder);
        using var odile = await service.MemberAsync("odile");
        JsonElement list = await odile.ListAsync("odile");
        Assert.Equal(sent, list.GetProperty("contacts")[0].GetProperty("createdAt").GetDateTimeOffset());
        Assert.Empty(service.Mails.All);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_told_before_anything_starts() =>
        Assert.StartsWith(
            "Not started: Could not find file ",
            await LineOfAsync("Silo", ["import", Path.Combine(Folder, "none.jsonl")]),
            StringComparison.Ordinal
        );
}
