using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using MsaOrleans.Api.Tests.Hosting;

namespace MsaOrleans.Cluster.Tests.Hosting;

/// <summary>What was asked of a cluster and what it acknowledged; each request is the only one of its member.</summary>
public sealed class Ledger(HttpClient http)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, Entry> _entries = new();
    private int _members;

    public IReadOnlyCollection<Entry> All => [.. _entries.Values];

    /// <summary>A request that nobody has made yet, of a member who is signed in.</summary>
    public async Task<Entry> NewAsync(string text = "Bonjour, où en est mon dossier ?")
    {
        var member = $"m{Interlocked.Increment(ref _members)}";
        var entry = new Entry(
            member,
            await SignInAsync(
                new
                {
                    sub = member,
                    role = "member",
                    fund = "demo",
                    name = member,
                    email = $"{member}@membre.example",
                    profile = "particulier",
                }
            ),
            text
        );
        _entries[member] = entry;
        return entry;
    }

    public async Task<HttpResponseMessage> PostAsync(Entry entry, CancellationToken cancellationToken = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/mailboxes/{entry.Member}/contacts")
        {
            Content = JsonContent.Create(
                new
                {
                    theme = "famille",
                    subject = "allocations-familiales",
                    reason = "mon-changement-de-situation",
                    kind = "question",
                    text = entry.Text,
                }
            ),
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", entry.Token) },
        };
        request.Headers.Add("Idempotency-Key", "only");
        return await http.SendAsync(request, cancellationToken);
    }

    /// <summary>
    /// Sends as a client does: again, with the same key, after an answer that says so or none at all.
    /// </summary>
    public async Task<Entry> SubmitAsync(CancellationToken patience)
    {
        var entry = await NewAsync();
        while (!patience.IsCancellationRequested)
        {
            var pause = Pause;
            try
            {
                using var answer = await PostAsync(entry, patience);
                entry.Answers.Enqueue((int)answer.StatusCode);
                if (answer.IsSuccessStatusCode)
                {
                    entry.Acknowledge(
                        (await answer.Content.ReadFromJsonAsync<JsonElement>(patience)).GetProperty("id").GetString()!
                    );
                    return entry;
                }
                if (answer.StatusCode == HttpStatusCode.ServiceUnavailable)
                    Assert.True(answer.Headers.RetryAfter?.Delta > TimeSpan.Zero, "503 without Retry-After");
                pause = answer.Headers.RetryAfter?.Delta is { } asked && asked < LongestPause ? asked : Pause;
            }
            catch (Exception failure)
                when (failure is HttpRequestException or IOException or OperationCanceledException)
            {
                entry.Answers.Enqueue(0);
            }
            await Task.Delay(pause, TimeProvider.System, CancellationToken.None);
        }
        return entry;
    }

    public Task<JsonElement> GetAsync(string path, string token) =>
        UntilAnsweredAsync(() => new(HttpMethod.Get, path) { Headers = { Authorization = new("Bearer", token) } });

    public async Task<string> SignInAsync(object claims) =>
        (
            await UntilAnsweredAsync(() =>
                new(HttpMethod.Post, "/api/v1/demo/token") { Content = JsonContent.Create(claims) }
            )
        )
            .GetProperty("accessToken")
            .GetString()!;

    /// <summary>Asks again for as long as the answer is that the service cannot just now.</summary>
    private async Task<JsonElement> UntilAnsweredAsync(Func<HttpRequestMessage> ask)
    {
        JsonElement? read = null;
        await Eventually.TrueAsync(
            async () =>
            {
                try
                {
                    using var request = ask();
                    using var answer = await http.SendAsync(request);
                    if (answer.StatusCode is HttpStatusCode.ServiceUnavailable or HttpStatusCode.BadGateway)
                        return false;
                    answer.EnsureSuccessStatusCode();
                    read = await answer.Content.ReadFromJsonAsync<JsonElement>();
                    return true;
                }
                catch (Exception failure)
                    when (failure
                            is HttpRequestException { StatusCode: null }
                                or IOException
                                or OperationCanceledException
                    )
                {
                    return false;
                }
            },
            Timeout
        );
        return read!.Value;
    }
}

/// <summary>One request: who makes it, and what came of it.</summary>
public sealed class Entry(string member, string token, string text)
{
    public string Member => member;

    public string Token => token;

    public string Text => text;

    /// <summary>When it was first to be made, by this machine's clock.</summary>
    public DateTimeOffset BegunAt { get; } = TimeProvider.System.GetUtcNow();

    /// <summary>What each try was answered; 0 for no answer.</summary>
    public ConcurrentQueue<int> Answers { get; } = [];

    /// <summary>The id it was given; null as long as it was not acknowledged.</summary>
    public string? ContactId { get; private set; }

    /// <summary>When the first acknowledgement came, by this machine's clock.</summary>
    public DateTimeOffset AcknowledgedAt { get; private set; }

    public void Acknowledge(string contactId)
    {
        if (ContactId is { } known && known != contactId)
            throw new InvalidOperationException($"{member} got two contacts for one key: {known} and {contactId}.");
        if (ContactId is null)
            AcknowledgedAt = TimeProvider.System.GetUtcNow();
        ContactId = contactId;
    }
}
