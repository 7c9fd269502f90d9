using System.Net.Http.Json;
using System.Text.Json;
using MsaOrleans.Api.Tests.Hosting;

namespace MsaOrleans.Api.Tests.Funds;

/// <summary>A fund is taken out of the file of funds.</summary>
public sealed class RemovedFundTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("msa-funds-").FullName;

    [Fact]
    public async Task A_start_that_would_hide_open_contacts_is_refused_until_they_are_answered()
    {
        await using (var before = await Service.StartAsync(_folder, ("Funds:Path", await FundsAsync("gironde"))))
        {
            var member = await before.MemberAsync("r-jean", fund: "gironde");
            foreach (var key in new[] { "one", "two", "three" })
                await member.SubmitAsync("r-jean", key: key).JsonAsync(201);
            await before.StopAsync();
        }

        var without = await FundsAsync();
        await using (var refused = Service.Launch(_folder, ("Funds:Path", without)))
        {
            await refused.ExitedAsync();
            Assert.Equal(1, refused.ExitCode);
            Assert.Contains(
                "Not started: Funds:Path: the fund “gironde” is missing and has 3 open contacts: put it back",
                refused.Output,
                StringComparison.Ordinal
            );
        }

        await using (var again = await Service.StartAsync(_folder, ("Funds:Path", await FundsAsync("gironde"))))
        {
            var agent = await again.StaffAsync("r-agent", "gironde");
            var board = await agent.GetAsync("/api/v1/funds/gironde/board").JsonAsync(200);
            Assert.Equal(3, board.GetProperty("items").GetArrayLength());
            foreach (var item in board.GetProperty("items").EnumerateArray())
                await AnswerAsync(agent, item.GetProperty("contactId").GetString()!);
            await Eventually.TrueAsync(async () =>
                (await agent.GetAsync("/api/v1/funds/gironde/board").JsonAsync(200))
                    .GetProperty("items")
                    .GetArrayLength() == 0
            );
            await again.StopAsync();
        }

        await using var started = await Service.StartAsync(_folder, ("Funds:Path", without));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static Task AnswerAsync(HttpClient agent, string contactId) =>
        agent
            .PostAsJsonAsync(
                $"/api/v1/mailboxes/r-jean/contacts/{contactId}/replies",
                new { kind = "final", text = "Voici la réponse." }
            )
            .JsonAsync(201);

    /// <summary>A file of funds with Picardie and those named.</summary>
    private async Task<string> FundsAsync(params string[] others)
    {
        var file = Path.Combine(_folder, $"funds-{others.Length}.json");
        var funds = others
            .Append("picardie")
            .Select(code => new
            {
                code,
                name = $"MSA {code}",
                address = "1 rue de l’Exemple",
                telephone = "03 53 01 99 01",
                calendar = "metropole",
                timeZone = "Europe/Paris",
            });
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(funds));
        return file;
    }
}
