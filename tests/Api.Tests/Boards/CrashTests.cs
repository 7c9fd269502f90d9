using MsaOrleans.Api.Tests.Hosting;

namespace MsaOrleans.Api.Tests.Boards;

/// <summary>
/// A process killed in the midst of it all: after the restart the board shows what the mailboxes hold.
/// </summary>
public sealed class CrashTests : IDisposable
{
    private const int Members = 20;

    /// <summary>What the service promises.</summary>
    private static readonly TimeSpan Healing = TimeSpan.FromMinutes(5);

    private readonly string _folder = Directory.CreateTempSubdirectory("msa-crash-").FullName;

    [Fact]
    public async Task After_a_kill_board_and_figures_come_to_agree_with_the_mailboxes()
    {
        HashSet<string?> accepted;
        await using (var first = await Service.StartAsync(_folder))
        {
            var members = await Task.WhenAll(
                Enumerable.Range(0, Members).Select(number => first.MemberAsync($"k-{number}"))
            );
            var sent = members.Select((member, number) => member.SubmitAsync($"k-{number}").JsonAsync(201)).ToList();
            await Task.WhenAll(sent[..(Members / 2)]);
            await first.CrashAsync();
            accepted =
            [
                .. sent.Where(answer => answer.IsCompletedSuccessfully)
                    .Select(answer => answer.Result.GetProperty("id").GetString()),
            ];
            foreach (var cut in sent.Where(answer => answer.IsFaulted))
                _ = cut.Exception;
        }
        await using var second = await Service.StartAsync(_folder);
        var agent = await second.AgentAsync();

        await Eventually.TrueAsync(async () => (await OnBoardAsync(agent)).IsSupersetOf(accepted), Healing);
        var board = await OnBoardAsync(agent);
        await Eventually.TrueAsync(async () => await ReceivedAsync(agent) == board.Count, Healing);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task<HashSet<string?>> OnBoardAsync(HttpClient agent)
    {
        var page = await agent.GetAsync("/api/v1/funds/picardie/board?limit=200").JsonAsync(200);
        return
        [
            .. page.GetProperty("items")
                .EnumerateArray()
                .Where(item => item.GetProperty("memberId").GetString()!.StartsWith("k-", StringComparison.Ordinal))
                .Select(item => item.GetProperty("contactId").GetString()),
        ];
    }

    private static async Task<int> ReceivedAsync(HttpClient agent) =>
        (await agent.GetAsync("/api/v1/funds/picardie/figures").JsonAsync(200))
            .GetProperty("themes")
            .EnumerateArray()
            .Where(theme => theme.GetProperty("code").GetString() == "famille")
            .Sum(theme => theme.GetProperty("figures").GetProperty("received").GetInt32());
}
