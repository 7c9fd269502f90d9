using System.Net.Http.Json;
using System.Text.Json;

namespace MsaOrleans.Api.Tests.Hosting;

/// <summary>A service of its own folder, and people signed in to it; each test names its own members.</summary>
public class RunningService : IAsyncLifetime
{
    public const string Topic =
        "\"theme\":\"famille\",\"subject\":\"allocations-familiales\",\"reason\":\"mon-changement-de-situation\",\"kind\":\"question\"";
    public const string Text = "Bonjour, où en est mon dossier ?";

    private readonly string _folder = Directory.CreateTempSubdirectory("msa-api-").FullName;

    public Service Service { get; private set; } = null!;

    /// <summary>All tests of a service come from one address.</summary>
    protected virtual (string Key, string Value)[] Settings =>
        [
            ("Limits:SubmissionsPerHour", "60"),
            ("Limits:WritesPerHour", "1000000"),
            ("Limits:CodesPerHour", "1000000"),
            ("Limits:RequestsPerMinute", "1000000"),
            ("Limits:RequestsPerMinutePerAddress", "1000000"),
        ];

    public async Task InitializeAsync() => Service = await Service.StartAsync(_folder, Settings);

    public async Task DisposeAsync()
    {
        await Service.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    public Task<HttpClient> MemberAsync(string sub, string profile = "particulier") =>
        Service.MemberAsync(sub, profile);

    public Task<HttpClient> AgentAsync(string fund = "picardie") => Service.AgentAsync(fund);
}

/// <summary>The same with the Orleans dashboard, the one page that asks for a sign-in.</summary>
public sealed class WatchedService : RunningService
{
    protected override (string Key, string Value)[] Settings => [.. base.Settings, ("Dashboard:Enabled", "true")];
}

public static class People
{
    public static Task<HttpClient> MemberAsync(
        this Service service,
        string sub,
        string profile = "particulier",
        string fund = "picardie"
    ) =>
        service.SignInAsync(
            new
            {
                sub,
                role = "member",
                fund,
                name = $"Nom de {sub}",
                email = $"{sub}@membre.example",
                profile,
            }
        );

    public static Task<HttpClient> AgentAsync(this Service service, string fund = "picardie") =>
        service.SignInAsync(
            new
            {
                sub = $"agent-{fund}",
                role = "agent",
                fund,
                name = "Claire Dubois",
            }
        );

    public static Task<HttpClient> StaffAsync(
        this Service service,
        string sub,
        string fund = "picardie",
        string role = "agent"
    ) =>
        service.SignInAsync(
            new
            {
                sub,
                role,
                fund,
                name = $"Nom de {sub}",
            }
        );

    public static Task<HttpResponseMessage> ClaimAsync(
        this HttpClient client,
        JsonElement contact,
        object? body = null
    ) =>
        body is null
            ? client.PutAsync($"{PathOf(contact)}/claim", null)
            : client.PutAsJsonAsync($"{PathOf(contact)}/claim", body);

    public static Task<HttpResponseMessage> NoteAsync(this HttpClient client, JsonElement contact, string text) =>
        client.PostAsJsonAsync($"{PathOf(contact)}/notes", new { text });

    public static Task<HttpResponseMessage> TransferAsync(
        this HttpClient client,
        JsonElement contact,
        string reason,
        string? fund = null
    ) =>
        client.PostAsJsonAsync(
            $"{PathOf(contact)}/transfer",
            new
            {
                theme = "famille",
                subject = "allocations-familiales",
                reason,
                fund,
            }
        );

    public static object Request(string text = RunningService.Text, string reason = "mon-changement-de-situation") =>
        new
        {
            theme = "famille",
            subject = "allocations-familiales",
            reason,
            kind = "question",
            text,
        };

    public static Task<HttpResponseMessage> SubmitAsync(
        this HttpClient client,
        string memberId,
        object? request = null,
        string? key = null
    ) =>
        client.SendAsync(
            Post($"/api/v1/mailboxes/{memberId}/contacts", request ?? Request(), ("Idempotency-Key", key))
        );

    public static Task<HttpResponseMessage> ReplyAsync(
        this HttpClient client,
        JsonElement contact,
        string text,
        string kind = "final",
        string? ifMatch = null
    ) => client.SendAsync(Post($"{PathOf(contact)}/replies", new { text, kind }, ("If-Match", ifMatch)));

    public static Task<HttpResponseMessage> AddMessageAsync(
        this HttpClient client,
        JsonElement contact,
        string text = RunningService.Text
    ) => client.PostAsJsonAsync($"{PathOf(contact)}/messages", new { text });

    public static string PathOf(JsonElement contact) =>
        $"/api/v1/mailboxes/{contact.GetProperty("memberId").GetString()}/contacts/{contact.GetProperty("id").GetString()}";

    public static Task<JsonElement> ListAsync(this HttpClient client, string memberId) =>
        client.GetFromJsonAsync<JsonElement>($"/api/v1/mailboxes/{memberId}/contacts");

    public static async Task<JsonElement> JsonAsync(this Task<HttpResponseMessage> sending, int status)
    {
        var response = await sending;
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(status == (int)response.StatusCode, $"{(int)response.StatusCode}, not {status}: {body}");
        return JsonDocument.Parse(body).RootElement;
    }

    /// <summary>Asserts that the answer is a complete problem with this status and code.</summary>
    public static async Task<JsonElement> ProblemAsync(this Task<HttpResponseMessage> sending, int status, string code)
    {
        var problem = await sending.JsonAsync(status);
        Assert.Equal("application/problem+json", (await sending).Content.Headers.ContentType?.MediaType);
        Assert.Equal(code, problem.GetProperty("code").GetString());
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        Assert.NotEmpty(problem.GetProperty("title").GetString()!);
        Assert.NotEmpty(problem.GetProperty("detail").GetString()!);
        return problem;
    }

    private static HttpRequestMessage Post(string path, object body, params (string Name, string? Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        foreach (var (name, value) in headers)
            if (value is not null)
                request.Headers.TryAddWithoutValidation(name, value);
        return request;
    }
}
