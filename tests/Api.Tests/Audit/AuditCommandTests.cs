using Microsoft.Data.Sqlite;
using MsaOrleans.Api.Tests.Hosting;

namespace MsaOrleans.Api.Tests.Audit;

/// <summary>The trail of a service that was killed, and the commands that verify and prune it.</summary>
public sealed class AuditCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("msa-audit-").FullName;

    [Fact]
    public async Task What_was_shown_before_a_kill_is_there_and_whole_and_tampering_is_named()
    {
        await using (var service = await Service.StartAsync(_folder))
        {
            using var jean = await service.MemberAsync("jean");
            await jean.SubmitAsync("jean").JsonAsync(201);
            using var agent = await service.AgentAsync();
            await agent.ListAsync("jean");
            await agent.ListAsync("jean");
            await service.CrashAsync();
        }
        Assert.Matches(@"The audit trail is whole: 3 entries, 1 days of chains\.", await RunAsync(0, "verify-audit"));

        Execute("UPDATE audit_entry SET name = 'Karim' WHERE seq = 2");
        Assert.Matches(@"picardie \d{4}-\d\d-\d\d 2: the entry was changed", await RunAsync(1, "verify-audit"));

        Execute("UPDATE audit_entry SET day = '2020-01-01'");
        Assert.StartsWith("3 audit entries from before", await RunAsync(0, "prune-audit"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_trail_nothing_is_shown_to_an_agent_and_a_member_reads_on()
    {
        await using var service = await Service.StartAsync(_folder);
        using var jean = await service.MemberAsync("jean");
        var contact = await jean.SubmitAsync("jean").JsonAsync(201);
        using var agent = await service.AgentAsync();
        Execute("ALTER TABLE audit_entry RENAME TO away");

        await agent.GetAsync("/api/v1/mailboxes/jean/contacts").ProblemAsync(503, "unavailable");
        await agent.ReplyAsync(contact, "Voici.").ProblemAsync(503, "unavailable");
        var seen = await jean.ListAsync("jean");
        Assert.Equal("open", seen.GetProperty("contacts")[0].GetProperty("status").GetString());

        Execute("ALTER TABLE away RENAME TO audit_entry");
        await agent.ListAsync("jean");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(_folder, "msa.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private async Task<string> RunAsync(int exitCode, string word)
    {
        await using var command = Service.Launch("Silo", _folder, [word]);
        await command.ExitedAsync();
        Assert.True(exitCode == command.ExitCode, command.Output);
        return command.Output;
    }
}
