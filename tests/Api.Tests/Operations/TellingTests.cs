using System.Buffers.Text;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using MsaOrleans.Api.Tests.Hosting;

namespace MsaOrleans.Api.Tests.Operations;

/// <summary>What a process tells its operators: as it starts, when it is asked, and when something is wrong.</summary>
public sealed class TellingTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("msa-telling-").FullName;

    [Fact]
    public async Task The_first_line_says_what_starts_and_no_secret()
    {
        await using var service = await Service.StartAsync(
            _folder,
            ("Mail:Password", "hush"),
            ("Mail:User", "hush"),
            ("Mail:Host", "127.0.0.1"),
            ("Auth:ClientSecret", "")
        );
        var line = service.Output.Split('\n').Single(line => line.Contains(" starts as ", StringComparison.Ordinal));
        Assert.Matches(
            $@"Api \d+\.\d+\.\d+\S* starts as an Api with a silo inside of the cluster msa, on the SQLite file {_folder}/msa.db, in Development; set: ",
            line
        );
        Assert.Contains("Mail:Host=127.0.0.1, Mail:Password=…, ", line, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", service.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_setting_of_another_version_is_told_to_have_no_effect()
    {
        await using var service = await Service.StartAsync(_folder, ("Cluster:Tls:Key", "tls.key"));
        Assert.Contains(
            "Cluster:Tls:Key is set, and has no effect: this version does not read it",
            service.Output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Outside_of_development_an_entry_is_one_line_with_its_time()
    {
        await using var service = await Service.StartAsync(_folder, ("ASPNETCORE_ENVIRONMENT", "Production"));
        Assert.All(
            service.Output.Split('\n'),
            line => Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z (info|warn): \S+\[\d+\] ", line)
        );
    }

    [Fact]
    public async Task Logs_are_JSON_where_the_settings_say_so()
    {
        await using var service = Service.Launch("Silo", _folder, ("Logging:Console:FormatterName", "json"));
        await Eventually.TrueAsync(() =>
            Task.FromResult(
                service.HasExited || service.Output.Contains("Application started", StringComparison.Ordinal)
            )
        );
        Assert.All(
            service.Output.Split('\n'),
            line =>
                Assert.Matches(
                    @"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$",
                    JsonDocument.Parse(line).RootElement.GetProperty("Timestamp").GetString()
                )
        );
    }

    [Fact]
    public async Task A_pickup_folder_that_can_t_be_written_to_is_told()
    {
        await using var service = await Service.StartAsync(_folder);
        var pickup = Path.Combine(_folder, "mail");
        Directory.Delete(pickup, recursive: true);
        await File.WriteAllTextAsync(pickup, "");
        using var answer = await service.Http.GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.StartsWith(
            $"Unhealthy\nroom: Mail:Pickup: {pickup} can't be written to: ",
            await answer.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_issuer_that_does_not_answer_is_a_line_for_each_who_meets_it()
    {
        await using var service = await Service.StartAsync(_folder, ("Auth:Authority", "http://127.0.0.1:1"));
        await Eventually.TrueAsync(async () =>
            (await service.Http.GetStringAsync("/health/ready")).StartsWith(
                "Degraded\nissuer: Auth:Authority does not answer: ",
                StringComparison.Ordinal
            )
        );
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/me")
        {
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", Unknown) },
        };
        using var answer = await service.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Single(
            service.Output.Split('\n'),
            line => line.Contains("The issuer of tokens does not answer.", StringComparison.Ordinal)
        );
        Assert.DoesNotContain("   at ", service.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Probes_bear_the_version()
    {
        await using var service = await Service.StartAsync(_folder);
        using var answer = await service.Http.GetAsync("/health/live");
        Assert.Equal("Healthy", await answer.Content.ReadAsStringAsync());
        Assert.Contains(
            $" {Assert.Single(answer.Headers.GetValues("X-Version"))} starts as ",
            service.Output,
            StringComparison.Ordinal
        );
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>A token as that issuer might have given it, by a key that nobody has.</summary>
    private static string Unknown =>
        string.Join(
            '.',
            new[]
            {
                """{"alg":"RS256","kid":"a"}""",
                """{"iss":"http://127.0.0.1:1","aud":"msa-orleans","sub":"jean","exp":4102444800}""",
                "signature",
            }.Select(part => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(part)))
        );
}
