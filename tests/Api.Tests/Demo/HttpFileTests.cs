using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using MsaOrleans.Api.Tests.Hosting;
using MsaOrleans.Api.Tests.OpenApi;

namespace MsaOrleans.Api.Tests.Demo;

/// <summary>The tour for editors, sent from top to bottom as they send it.</summary>
public sealed partial class HttpFileTests(RunningService running) : IClassFixture<RunningService>
{
    private static readonly string Tour = Path.Combine(
        Path.GetDirectoryName(Path.GetDirectoryName(Contract.Path)!)!,
        "Api",
        "api.http"
    );

    private readonly Dictionary<string, JsonElement> _answers = [];

    [Fact]
    public async Task Every_request_of_the_tour_is_answered_well()
    {
        var requests = (await File.ReadAllTextAsync(Tour)).ReplaceLineEndings("\n").Split("\n###")[1..];
        foreach (var request in requests)
            await SendAsync(request);
        Assert.Equal(["jean", "contact", "claire"], _answers.Keys);
    }

    private async Task SendAsync(string written)
    {
        var lines = written.Split('\n').Skip(1).SkipWhile(line => line.StartsWith('#')).ToArray();
        var head = lines.TakeWhile(line => line.Length > 0).Select(Fill).ToArray();
        var (method, address) = (head[0].Split(' ')[0], head[0].Split(' ')[1]);
        using var request = new HttpRequestMessage(new(method), address);
        if (string.Join('\n', lines.Skip(head.Length)).Trim() is { Length: > 0 } body)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        foreach (var header in head[1..].Where(line => !line.StartsWith("Content-Type", StringComparison.Ordinal)))
            request.Headers.Add(header.Split(": ")[0], header.Split(": ")[1]);
        using var answer = await running.Service.Http.SendAsync(request);
        var content = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{head[0]}: {(int)answer.StatusCode} {content}");
        if (Name().Match(written) is { Success: true } name)
            _answers[name.Groups[1].Value] = JsonDocument.Parse(content).RootElement;
    }

    private string Fill(string line) =>
        Variable()
            .Replace(
                line.Replace("{{api}}", $"{running.Service.Http.BaseAddress}api/v1", StringComparison.Ordinal),
                used => _answers[used.Groups[1].Value].GetProperty(used.Groups[2].Value).GetString()!
            );

    [GeneratedRegex(@"^# @name (\w+)$", RegexOptions.Multiline)]
    private static partial Regex Name();

    [GeneratedRegex(@"\{\{(\w+)\.response\.body\.\$\.(\w+)\}\}")]
    private static partial Regex Variable();
}
