using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace MsaOrleans.Api.Tests.Hosting;

/// <summary>A service that can't do its work does not start, and says what to change.</summary>
public sealed class StartTests : LaunchScene
{
    [Fact]
    public async Task A_broken_catalogue_stops_the_start_and_names_the_node()
    {
        await File.WriteAllTextAsync(Path.Combine(Folder, "online-services.json"), "[]");
        await File.WriteAllTextAsync(
            Path.Combine(Folder, "01-sante.json"),
            """
            {"code": "sante", "label": "Santé", "profiles": ["particulier"], "subjects": [
              {"code": "carte", "label": "Carte", "reasons": [
                {"code": "perdue", "label": "Perdue", "onlineService": "declarer-perte"}, {"code": "autre", "label": "Autre"}]}]}
            """
        );

        Assert.Contains(
            "sante/carte/perdue",
            await LineOfAsync("Api", [], ("Catalog:Path", Folder)),
            StringComparison.Ordinal
        );
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
        Assert.Contains(named, await LineOfAsync("Api", [], (key, value)), StringComparison.Ordinal);

    [Fact]
    public async Task Of_two_processes_on_one_file_the_second_does_not_start()
    {
        await using var first = await Service.StartAsync(Folder);
        Assert.StartsWith(
            "Not started: Storage:Path must name a file that this process may write and no other uses:",
            await LineOfAsync("Api", []),
            StringComparison.Ordinal
        );
        Assert.Equal("Healthy", await first.Http.GetStringAsync("/health/ready"));
        await first.CrashAsync();
        await using var next = await Service.StartAsync(Folder);
    }

    [Theory]
    [InlineData("Api")]
    [InlineData("Silo")]
    public async Task On_SQLite_a_process_opens_its_own_port_alone(string program)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Folder, "other")).FullName;
        (string, string)[] ports = [("Cluster:SiloPort", "11111"), ("Cluster:GatewayPort", "30000")];
        await using var one = Service.Launch(program, Folder, ports);
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
    public async Task Behind_a_proxy_that_says_https_the_session_s_cookie_is_secure()
    {
        await using var service = await Service.StartAsync(Folder, ("ASPNETCORE_FORWARDEDHEADERS_ENABLED", "true"));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/demo/session")
        {
            Content = JsonContent.Create(new { sub = "jean", role = "member" }),
        };
        request.Headers.Add("X-Forwarded-Proto", "https");
        using var answer = await service.Http.SendAsync(request);
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("__Host-msa-session=", cookie, StringComparison.Ordinal);
        Assert.Contains("; path=/; secure", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain("domain", cookie, StringComparison.OrdinalIgnoreCase);

        using var planted = new HttpRequestMessage(HttpMethod.Get, "/api/v1/me");
        planted.Headers.Add("X-Forwarded-Proto", "https");
        planted.Headers.Add("Cookie", cookie.Split(';')[0].Replace("__Host-", "", StringComparison.Ordinal));
        using var refused = await service.Http.SendAsync(planted);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    [Fact]
    public async Task The_demo_greets_and_its_personas_have_a_life()
    {
        await using var service = await Service.StartAsync(Folder, ("Demo:Seed", "true"));
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
}
