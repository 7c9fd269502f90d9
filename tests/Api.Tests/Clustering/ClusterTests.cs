using System.Text.Json;
using MsaOrleans.Api.Tests.Hosting;

namespace MsaOrleans.Api.Tests.Clustering;

/// <summary>Several silos and Apis, each a process of its own, on one PostgreSQL.</summary>
public sealed class ClusterTests : IAsyncLifetime
{
    private const int Members = 12;

    /// <summary>What the service promises.</summary>
    private static readonly TimeSpan Healing = TimeSpan.FromMinutes(5);

    private readonly string _folder = Directory.CreateTempSubdirectory("msa-cluster-").FullName;
    private readonly List<Service> _processes = [];
    private (string Key, string Value)[] _settings = [];

    public async Task InitializeAsync() => _settings =
    [
        ("Storage:Provider", "postgres"),
        ("ConnectionStrings:Orleans", await (await PostgresServer.GetAsync()).CreateDatabaseAsync()),
        ("Limits:SubmissionsPerHour", "60"),
    ];

    public async Task DisposeAsync()
    {
        foreach (var process in _processes)
            await process.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task What_one_Api_accepts_the_other_shows_and_a_killed_silo_loses_nothing()
    {
        var silos = await Task.WhenAll(StartSiloAsync(), StartSiloAsync());
        var apis = await Task.WhenAll(StartApiAsync(), StartApiAsync());
        var writers = await Task.WhenAll(Enumerable.Range(0, Members).Select(number => apis[0].MemberAsync($"c-{number}")));
        await Task.WhenAll(writers.Select((writer, number) => writer.SubmitAsync($"c-{number}", key: "first").JsonAsync(201)));

        await silos[0].CrashAsync();
        await Task.WhenAll(writers.Select(SubmitUntilAcceptedAsync));

        var readers = await Task.WhenAll(Enumerable.Range(0, Members).Select(number => apis[1].MemberAsync($"c-{number}")));
        var kept = new List<string?>();
        for (var number = 0; number < Members; number++)
        {
            var contacts = (await readers[number].GetAsync($"/api/v1/mailboxes/c-{number}/contacts").JsonAsync(200)).GetProperty("contacts");
            Assert.Equal(2, contacts.GetArrayLength());
            kept.AddRange(contacts.EnumerateArray().Select(contact => contact.GetProperty("id").GetString()));
        }
        var agent = await apis[1].AgentAsync();
        await Eventually.TrueAsync(async () => (await BoardAsync(agent)).SetEquals(kept), Healing);
        await Eventually.TrueAsync(() => Task.FromResult(apis[0].Mails.All.Select(mail => mail.MessageId).Distinct().Count() == kept.Count), Healing);
    }

    private async Task<Service> StartSiloAsync() => Keep(await Service.StartSiloAsync(_folder, _settings));

    private async Task<Service> StartApiAsync() => Keep(await Service.StartAsync(_folder, [.. _settings, ("Cluster:Mode", "client")]));

    private Service Keep(Service process)
    {
        lock (_processes)
            _processes.Add(process);
        return process;
    }

    /// <summary>As a client does: the same key, until it is told that the request is kept.</summary>
    private static Task SubmitUntilAcceptedAsync(HttpClient writer, int number) => Eventually.TrueAsync(
        async () =>
        {
            using var answer = await writer.SubmitAsync($"c-{number}", key: "second");
            Assert.Contains((int)answer.StatusCode, (int[])[201, 503]);
            return answer.IsSuccessStatusCode;
        },
        TimeSpan.FromMinutes(2));

    private static async Task<HashSet<string?>> BoardAsync(HttpClient agent)
    {
        var page = await agent.GetAsync("/api/v1/funds/picardie/board?limit=200");
        return page.IsSuccessStatusCode
            ? [.. JsonDocument.Parse(await page.Content.ReadAsStringAsync()).RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("contactId").GetString())]
            : [];
    }
}
