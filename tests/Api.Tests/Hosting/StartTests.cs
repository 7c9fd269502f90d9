using System.Net.Http.Json;
using System.Text.Json;

namespace MsaOrleans.Api.Tests.Hosting;

/// <summary>A service that can't do its work does not start, and says what to change.</summary>
public sealed class StartTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("msa-start-").FullName;

    [Fact]
    public async Task A_broken_catalogue_stops_the_start_and_names_the_node()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "online-services.json"), "[]");
        await File.WriteAllTextAsync(
            Path.Combine(_folder, "01-sante.json"),
            """
            {"code": "sante", "label": "Santé", "profiles": ["particulier"], "subjects": [
              {"code": "carte", "label": "Carte", "reasons": [
                {"code": "perdue", "label": "Perdue", "onlineService": "declarer-perte"}, {"code": "autre", "label": "Autre"}]}]}
            """
        );

        Assert.Contains("sante/carte/perdue", await OutputOfAsync(("Catalog:Path", _folder)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Sla:Response", "-1.00:00:00", "Sla:Response")]
    [InlineData("Retention:MaxContacts", "0", "Retention:MaxContacts")]
    [InlineData("Limits:SubmissionsPerHour", "0", "Limits:SubmissionsPerHour")]
    [InlineData("Storage:Provider", "oracle", "Storage:Provider")]
    [InlineData("Auth:Authority", "nowhere", "Auth:Authority")]
    [InlineData("Auth:ClientId", "portail", "Auth:ClientId is set, which needs Auth:Authority")]
    [InlineData("Auth:ClientSecret", "secret", "Auth:ClientSecret is set, which needs Auth:ClientId")]
    [InlineData("Auth:Scopes", "profile email", "Auth:Scopes must name openid")]
    [InlineData("Mail:From", "pas une adresse", "Mail:From")]
    [InlineData("Mail:From", "MSA <ne-pas-repondre@msa.example>", "Mail:From")]
    [InlineData("Storage:Provider", "postgres", "ConnectionStrings:Orleans")]
    [InlineData("Cluster:Mode", "nuage", "Cluster:Mode must be")]
    [InlineData("Cluster:Mode", "client", "Cluster:Mode is client, which needs Storage:Provider postgres")]
    public async Task A_wrong_setting_stops_the_start_and_is_named(string key, string value, string named) =>
        Assert.Contains(named, await OutputOfAsync((key, value)), StringComparison.Ordinal);

    [Theory]
    [InlineData("Production")]
    [InlineData("Prod")]
    [InlineData("Staging")]
    [InlineData("Developpement")]
    public async Task The_demo_sign_in_is_refused_outside_of_development(string environment)
    {
        var output = await OutputOfAsync(("ASPNETCORE_ENVIRONMENT", environment), ("Demo:Enabled", "true"));
        Assert.Contains(
            $"Demo:Enabled lets anybody sign in as anybody and is refused in {environment}",
            output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_issuer_without_https_is_refused_in_production()
    {
        var output = await OutputOfAsync(
            ("ASPNETCORE_ENVIRONMENT", "Production"),
            ("Auth:Authority", "http://issuer.example")
        );
        Assert.Contains("Auth:Authority must be an https address", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_production_there_is_no_demo_sign_in()
    {
        // As compose files leave what they do not set: empty.
        await using var service = await Service.StartAsync(
            _folder,
            ("ASPNETCORE_ENVIRONMENT", "Production"),
            ("Auth:Authority", ""),
            ("Auth:ClientId", ""),
            ("Auth:ClientSecret", ""),
            ("Auth:Scopes", ""),
            ("Demo:SigningKey", "")
        );
        await service.Http.PostAsync("/api/v1/demo/token", null).ProblemAsync(404, "not-found");
        Assert.Equal("Healthy", await service.Http.GetStringAsync("/health/live"));
        Assert.Contains("Nobody can sign in", service.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Api")]
    [InlineData("Silo")]
    public async Task Outside_of_development_what_stands_in_is_told(string program)
    {
        await using var service = Service.Launch(
            program,
            _folder,
            ("ASPNETCORE_ENVIRONMENT", "Production"),
            ("Mail:Host", ""),
            ("Funds:Path", "")
        );
        await Eventually.TrueAsync(() =>
            Task.FromResult(service.Output.Contains("Application started", StringComparison.Ordinal))
        );
        Assert.Equal(
            1,
            Occurrences(
                $"Mails reach nobody, they become files in {Path.Combine(_folder, "mail")}: Mail:Host, the SMTP server, is not set.",
                service.Output
            )
        );
        Assert.Equal(
            1,
            Occurrences(
                "Mails name ne-pas-repondre@msa.example, which is made up: Mail:From is not set.",
                service.Output
            )
        );
        Assert.Equal(
            1,
            Occurrences(
                "Mails name http://127.0.0.1:5080/, which is made up: Mail:PortalUrl is not set.",
                service.Output
            )
        );
        Assert.Equal(1, Occurrences("Funds:Path, the file of funds, is not set.", service.Output));
    }

    [Fact]
    public async Task What_production_has_needs_no_word()
    {
        await File.WriteAllTextAsync(
            Path.Combine(_folder, "funds.json"),
            """[{"code":"a","name":"A","address":"1 rue A","contact":"01","calendar":"metropole","timeZone":"Europe/Paris"}]"""
        );
        await using var service = await Service.StartAsync(
            _folder,
            ("ASPNETCORE_ENVIRONMENT", "Production"),
            ("Auth:Authority", "https://issuer.invalid"),
            ("Funds:Path", "funds.json"),
            ("Mail:Host", "mail.invalid"),
            ("Mail:From", "ne-pas-repondre@msa.invalid"),
            ("Mail:PortalUrl", "https://msa.invalid/")
        );
        await Eventually.TrueAsync(() => Task.FromResult(service.Output.Contains("warn:", StringComparison.Ordinal)));
        Assert.Equal(1, Occurrences("warn:", service.Output));
        Assert.Equal(1, Occurrences("Auth:Authority, https://issuer.invalid, does not answer", service.Output));
        Assert.StartsWith(
            "Degraded\nissuer: Auth:Authority does not answer:",
            await service.Http.GetStringAsync("/health/ready"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Of_two_processes_on_one_file_the_second_does_not_start()
    {
        await using var first = await Service.StartAsync(_folder);
        Assert.StartsWith(
            "Not started: Storage:Path must name a file that this process may write and no other uses:",
            await OutputOfAsync(),
            StringComparison.Ordinal
        );
        Assert.Equal("Healthy", await first.Http.GetStringAsync("/health/ready"));
        await first.CrashAsync();
        await using var next = await Service.StartAsync(_folder);
    }

    [Theory]
    [InlineData("Api")]
    [InlineData("Silo")]
    public async Task On_SQLite_a_process_opens_its_own_port_alone(string program)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, "other")).FullName;
        (string, string)[] ports = [("Cluster:SiloPort", "11111"), ("Cluster:GatewayPort", "30000")];
        await using var one = Service.Launch(program, _folder, ports);
        await using var other = Service.Launch(program, folder, ports);
        foreach (var service in new[] { one, other })
        {
            await Eventually.TrueAsync(() =>
                Task.FromResult(
                    service.HasExited || service.Output.Contains("Application started", StringComparison.Ordinal)
                )
            );
            Assert.Equal(1, ListeningSockets.Of(service.ProcessId));
        }
    }

    [Fact]
    public async Task In_development_nothing_need_be_said()
    {
        await using var service = await Service.StartAsync(_folder);
        Assert.Equal(0, Occurrences("warn:", service.Output));
    }

    [Fact]
    public async Task Behind_a_proxy_that_says_https_the_session_s_cookie_is_secure()
    {
        await using var service = await Service.StartAsync(_folder, ("ASPNETCORE_FORWARDEDHEADERS_ENABLED", "true"));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/demo/session")
        {
            Content = JsonContent.Create(new { sub = "jean", role = "member" }),
        };
        request.Headers.Add("X-Forwarded-Proto", "https");
        using var answer = await service.Http.SendAsync(request);
        Assert.Contains("; secure", Assert.Single(answer.Headers.GetValues("Set-Cookie")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_demo_greets_and_its_personas_have_a_life()
    {
        await using var service = await Service.StartAsync(_folder, ("Demo:Seed", "true"));
        await Eventually.TrueAsync(() =>
            Task.FromResult(service.Output.Contains("jean-sebastien", StringComparison.Ordinal))
        );

        var jean = await service.MemberAsync("jean-sebastien");
        await Eventually.TrueAsync(async () =>
            (await jean.ListAsync("jean-sebastien")).GetProperty("contacts").GetArrayLength() == 3
        );
        var newest = (await jean.ListAsync("jean-sebastien")).GetProperty("contacts")[0];
        Assert.StartsWith(
            "Bonjour,\nJe souhaite activer mon espace santé",
            newest.GetProperty("messages")[0].GetProperty("text").GetString(),
            StringComparison.Ordinal
        );
        var lucie = await service.MemberAsync("lucie", "tiers");
        await Eventually.TrueAsync(async () =>
            (int)(await lucie.GetAsync("/api/v1/mailboxes/odile/contacts")).StatusCode == 200
        );
        var agent = await service.AgentAsync();
        await Eventually.TrueAsync(async () =>
            (await agent.GetFromJsonAsync<JsonElement>("/api/v1/funds/picardie/board?view=overdue"))
                .GetProperty("items")
                .EnumerateArray()
                .Any(item =>
                    item.GetProperty("memberId").GetString() == "odile" && item.GetProperty("level").GetInt32() > 1
                )
        );
        Assert.Equal(1, Occurrences("2 personas were given a history", service.Output));
        Assert.Equal(1, Occurrences("The schema is up to date", service.Output));
        Assert.Equal(0, Occurrences("Board of ", service.Output));
    }

    private static int Occurrences(string text, string output) => output.Split(text).Length - 1;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<string> OutputOfAsync(params (string, string)[] settings)
    {
        await using var service = Service.Launch(_folder, settings);
        await service.ExitedAsync();
        Assert.Equal(1, service.ExitCode);
        return Assert.Single(service.Output.Split('\n'));
    }
}
