namespace MsaOrleans.Api.Tests.Hosting;

/// <summary>
/// A setting that can't be meant ends the start in one line, which names the key and what is allowed, and in 1.
/// </summary>
public sealed class SettingsTests : LaunchScene
{
    [Theory]
    // Keys.
    [InlineData("Api", "Mail:Hots", "smtp.example", "Mail:Hots is unknown: is Mail:Host meant?")]
    [InlineData("Api", "Alerts:Colour", "red", "Alerts:Colour is unknown: Alerts has DigestWindow.")]
    [InlineData(
        "Api",
        "ConnectionStrings:Orlean",
        "Host=db;Password=hush",
        "ConnectionStrings:Orlean is unknown: is ConnectionStrings:Orleans meant?"
    )]
    [InlineData("Silo", "Auth:Autority", "https://a.example", "Auth:Autority is unknown: is Auth:Authority meant?")]
    [InlineData(
        "Silo",
        "Sla:Steps:first",
        "1.00:00:00",
        "Sla:Steps:first is unknown: Sla has Resolution, Response, Steps."
    )]
    [InlineData(
        "Silo",
        "Storage:ConnectionString",
        "Host=db;Password=hush",
        "Storage:ConnectionString is unknown: Storage has AllowUnsafe, Path, Provider."
    )]
    // Kinds of values.
    [InlineData("Api", "Cluster:SiloPort", "many", "Cluster:SiloPort must be a whole number.")]
    [InlineData("Silo", "Cluster:SiloPort", "", "Cluster:SiloPort must be a whole number.")]
    [InlineData(
        "Silo",
        "Mail:Security",
        "9",
        "Mail:Security must be one of StartTlsWhenAvailable, None, StartTls, SslOnConnect."
    )]
    [InlineData("Api", "Storage:Provider", "oracle", "Storage:Provider must be one of Sqlite, Postgres.")]
    [InlineData("Api", "Storage:AllowUnsafe", "yes", "Storage:AllowUnsafe must be true or false.")]
    [InlineData("Api", "Demo:Enabled", "1", "Demo:Enabled must be true or false.")]
    [InlineData("Api", "Operations:StopDelay", "5", "Operations:StopDelay must be a span of time as hh:mm:ss.")]
    [InlineData("Silo", "Mail:PortalUrl", "msa.example", "Mail:PortalUrl must be an absolute address, http or https.")]
    // Bounds.
    [InlineData("Silo", "Cluster:SiloPort", "70000", "Cluster:SiloPort must be from 1 to 65535.")]
    [InlineData("Api", "Limits:ConcurrentRequests", "-1", "Limits:ConcurrentRequests must be from 1 to 100000.")]
    [InlineData("Api", "Limits:SubmissionsPerHour", "-5", "Limits:SubmissionsPerHour must be from 1 to 1000000.")]
    [InlineData("Silo", "Operations:StopDelay", "-00:00:01", "Operations:StopDelay must be from 00:00:00 to 00:01:00.")]
    [InlineData(
        "Silo",
        "Cluster:AdvertisedAddress",
        "0.0.0.0",
        "Cluster:AdvertisedAddress must be an address by which the others reach this silo, not 0.0.0.0."
    )]
    [InlineData(
        "Api",
        "Sla:Response",
        "00:01:00",
        "Sla:Steps must have a step at Sla:Response, 00:01:00: the breach, which is told as the answer becomes overdue."
    )]
    // Forms.
    [InlineData(
        "Api",
        "Cors:Origins:0",
        "notaurl/",
        "Cors:Origins:0 must be scheme, host and port alone, in lower case, such as https://portail.example, "
            + "not “notaurl/”."
    )]
    [InlineData(
        "Api",
        "Cors:Origins:0",
        "https://a.example/",
        "Cors:Origins:0 must be scheme, host and port alone, in lower case, such as https://portail.example, "
            + "not “https://a.example/”."
    )]
    [InlineData("Api", "Cors:Origins", "https://a.example", "Cors:Origins must be a list: Cors:Origins:0 and so on.")]
    [InlineData(
        "Silo",
        "Mail:Host",
        "smtp.example:25",
        "Mail:Host must be the name or the address of a server alone; its port is Mail:Port."
    )]
    [InlineData(
        "Api",
        "Auth:Authority",
        "https://",
        "Auth:Authority must be the https address of an OpenID Connect issuer."
    )]
    [InlineData("Api", "Demo:SigningKey", "hush", "Demo:SigningKey must be 32 bytes or more in base64.")]
    // Of libraries.
    [InlineData(
        "Api",
        "ASPNETCORE_URLS",
        "http://127.0.0.1:99999",
        "urls must be addresses such as http://127.0.0.1:8080, with a port from 0 to 65535, not "
            + "“http://127.0.0.1:99999”."
    )]
    [InlineData(
        "Silo",
        "ASPNETCORE_URLS",
        "127.0.0.1",
        "urls must be addresses such as http://127.0.0.1:8080, with a port from 0 to 65535, not “127.0.0.1”."
    )]
    [InlineData(
        "Api",
        "ASPNETCORE_URLS",
        "http://127.0.0.1:x",
        "urls must be addresses such as http://127.0.0.1:8080, with a port from 0 to 65535, not “http://127.0.0.1:x”."
    )]
    [InlineData(
        "Api",
        "Kestrel:EndpointDefaults:Protocols",
        "Http9",
        "Kestrel:EndpointDefaults:Protocols must be one of None, Http1, Http2, Http1AndHttp2, Http3, "
            + "Http1AndHttp2AndHttp3."
    )]
    [InlineData(
        "Silo",
        "OTEL_EXPORTER_OTLP_PROTOCOL",
        "pigeon",
        "OTEL_EXPORTER_OTLP_PROTOCOL must be one of grpc, http/protobuf."
    )]
    [InlineData("Api", "ASPNETCORE_HTTP_PORTS", "http", "http_ports must be ports from 0 to 65535, not “http”.")]
    [InlineData(
        "Api",
        "Kestrel:Endpoints:Web:Url",
        "ftp://127.0.0.1",
        "Kestrel:Endpoints:Web:Url must be addresses such as http://127.0.0.1:8080, with a port from 0 to "
            + "65535, not “ftp://127.0.0.1”."
    )]
    [InlineData(
        "Api",
        "Kestrel:Certificates:Default:Path",
        "nowhere.pfx",
        "Kestrel:Certificates:Default:Path must name a file that is there, not “nowhere.pfx”."
    )]
    [InlineData(
        "Silo",
        "Logging:LogLevel:Default",
        "Loud",
        "Logging:LogLevel:Default must be one of Trace, Debug, Information, Warning, Error, Critical, None."
    )]
    [InlineData(
        "Silo",
        "Logging:Console:FormatterName",
        "xml",
        "Logging:Console:FormatterName must be one of simple, json, systemd."
    )]
    [InlineData(
        "Silo",
        "OTEL_EXPORTER_OTLP_ENDPOINT",
        "collector",
        "OTEL_EXPORTER_OTLP_ENDPOINT must be an absolute address, http or https."
    )]
    public async Task A_wrong_value_is_one_line(string program, string key, string value, string line) =>
        Assert.Equal($"Not started: {line}", await LineOfAsync(program, [], (key, value)));

    [Theory]
    [InlineData("Api", "--Mial:Host smtp.example", "--Mial:Host is unknown: is --Mail:Host meant?")]
    [InlineData("Silo", "--url http://127.0.0.1:0", "--url is unknown: is --urls meant?")]
    [InlineData("Silo", "migrat", "migrat is no argument: is migrate meant?")]
    [InlineData("Api", "migrate", "migrate is no argument: settings are given as --Key value, see --help.")]
    [InlineData("Api", "--frobnicate", "--frobnicate is unknown, see --help.")]
    [InlineData("Api", "--Mail:Host", "--Mail:Host has no value.")]
    [InlineData("Silo", "--Storage:Pth=a.db", "Storage:Pth is unknown: is Storage:Path meant?")]
    public async Task A_wrong_argument_is_one_line(string program, string arguments, string line) =>
        Assert.Equal($"Not started: {line}", await LineOfAsync(program, arguments.Split(' ')));

    [Fact]
    public async Task What_only_shows_as_the_server_starts_leaves_no_stack_trace()
    {
        var output = await OutputOfAsync(
            "Api",
            1,
            [],
            ("ASPNETCORE_URLS", "https://127.0.0.1:0"),
            ("Kestrel:Certificates:Default:Path", Path.Combine(AppContext.BaseDirectory, "haproxy.cfg"))
        );
        Assert.StartsWith(
            "Not started: the settings of Kestrel (urls, Kestrel:Endpoints, Kestrel:Certificates) do not work: ",
            output.Split('\n')[^1],
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ \"Mail\": ", "appsettings.json")]
    [InlineData("{ \"Mial\": { \"Host\": \"smtp.example\" } }", "Mial is unknown: is Mail meant?")]
    [InlineData("{ \"Mail\": { \"Hots\": \"smtp.example\" } }", "Mail:Hots is unknown: is Mail:Host meant?")]
    public async Task A_wrong_file_of_settings_is_one_line(string json, string named)
    {
        await File.WriteAllTextAsync(Path.Combine(Folder, "appsettings.json"), json);
        Assert.Contains(named, await LineOfAsync("Api", []), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/dev/null/msa.db")]
    [InlineData("/proc/msa.db")]
    [InlineData("/tmp")]
    public async Task A_file_that_can_t_be_written_is_one_line(string path) =>
        Assert.StartsWith(
            "Not started: Storage:Path must name a file",
            await LineOfAsync("Api", [], ("Storage:Path", path)),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("Api")]
    [InlineData("Silo")]
    public async Task Questions_are_answered(string program)
    {
        Assert.Matches($@"^MsaOrleans {program} \d+\.\d+\.\d+", await OutputOfAsync(program, 0, ["--version"]));
        var manual = await OutputOfAsync(program, 0, ["--help"]);
        Assert.Contains(
            "Mail:Security                  one of StartTlsWhenAvailable, None, StartTls, SslOnConnect",
            manual,
            StringComparison.Ordinal
        );
        Assert.Contains("Auth:Authority", manual, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_others_set_is_theirs()
    {
        await File.WriteAllTextAsync(
            Path.Combine(Folder, "appsettings.json"),
            """{"Serilog": {"a": 1}, "Logging": {"Console": {"FormatterOptions": {"SingleLine": true}}}}"""
        );
        await using var service = await Service.StartAsync(
            Folder,
            ("MAIL", "/var/mail/msa"),
            ("Elsewhere:Key", "1"),
            ("ConnectionStrings:Other", "1"),
            ("Auth:ClientId", ""),
            ("Mail:Port", "")
        );
    }

    [Fact]
    public void The_silo_knows_the_keys_of_the_Api() =>
        Assert.Equal(
            MsaOrleans
                .Silo.Settings.KnownSettings.Of(typeof(MsaOrleans.Api.Demo.DemoOptions).Assembly)
                .Select(setting => setting.Key)
                .Order(StringComparer.Ordinal),
            MsaOrleans.Silo.Settings.KnownSettings.OfApi.Order(StringComparer.Ordinal)
        );
}
