namespace MsaOrleans.Api.Tests.Hosting;

/// <summary>A connection string that can't be meant ends the start in one line, which shows nothing of it.</summary>
public sealed class ConnectionSettingTests : LaunchScene
{
    private const string Connection =
        "ConnectionStrings:Orleans must be keywords of Npgsql and values, as in "
        + "Host=…;Username=…;Password=…;Database=…, a value with ; or = in quotes";

    [Theory]
    [InlineData("Api", "embedded", "Host=127.0.0.1;Pasword=hush", ": pasword is unknown, is Password meant.")]
    [InlineData("Silo", "embedded", "Host=127.0.0.1;Port=hush", ".")]
    [InlineData("Api", "client", "Host=127.0.0.1;Password=a;hush", ".")]
    [InlineData("Silo", "embedded", "Host=127.0.0.1;Password=a;hush=hush", ".")]
    public async Task Of_a_wrong_connection_string_nothing_is_shown(
        string program,
        string mode,
        string text,
        string end
    )
    {
        var line = await LineOfAsync(
            program,
            [],
            ("Cluster:Mode", mode),
            ("Storage:Provider", "postgres"),
            ("ConnectionStrings:Orleans", text)
        );
        Assert.Equal($"Not started: {Connection}{end}", line);
        Assert.DoesNotContain("hush", line, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=99999", "a Port from 1 to 65535")]
    [InlineData("Username=msa", "a Host")]
    [InlineData(
        "Host=127.0.0.1;Minimum Pool Size=50;Maximum Pool Size=4",
        "a Maximum Pool Size of at least its Minimum Pool Size, 50"
    )]
    public async Task A_connection_string_that_leads_nowhere_is_one_line(string text, string lacks) =>
        Assert.Equal(
            $"Not started: ConnectionStrings:Orleans must have {lacks}.",
            await LineOfAsync("Silo", [], ("Storage:Provider", "postgres"), ("ConnectionStrings:Orleans", text))
        );
}
