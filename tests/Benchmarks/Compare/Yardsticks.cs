using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace MsaOrleans.Benchmarks.Compare;

/// <summary>
/// What this machine does at best: Kestrel with nothing behind it, PostgreSQL with nothing before it.
/// </summary>
internal static partial class Yardsticks
{
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(4);

    /// <returns>Constants a second.</returns>
    public static async Task<double> ConstantAsync(string baseline)
    {
        var folder = Directory.CreateTempSubdirectory("msa-bench-constant-").FullName;
        var address = new IPEndPoint(IPAddress.Loopback, Database.FreePort());
        using var process = Programs.Start(baseline, folder, address, [], "constant");
        try
        {
            await Programs.ReadyAsync(process, address, folder, "/constant");
            using var clients = new Generator(address);
            clients.Run([Calls.Constant], Duration);
            var burst = clients.Run([Calls.Constant], Duration);
            return burst.Count / burst.Seconds;
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <returns>Transactions of one inserted row a second.</returns>
    public static async Task<double> InsertsAsync(Database database)
    {
        await database.ExecuteAsync(
            "postgres",
            "CREATE TABLE inserted (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, text text)"
        );
        var script = Path.GetTempFileName();
        await File.WriteAllTextAsync(
            script,
            "INSERT INTO inserted (text) VALUES ('Bonjour, où en est mon dossier ?');\n"
        );
        var output = await Commands.ReadAsync(
            Path.Combine(database.Programs, "pgbench"),
            "-n",
            "-h",
            "127.0.0.1",
            "-p",
            $"{database.Port}",
            "-U",
            "postgres",
            "-c",
            $"{Generator.Clients}",
            "-j",
            "2",
            "-T",
            $"{Duration.TotalSeconds:0}",
            "-M",
            "prepared",
            "-f",
            script,
            "postgres"
        );
        File.Delete(script);
        return double.Parse(Rate().Match(output).Groups[1].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"tps = ([0-9.]+)")]
    private static partial Regex Rate();
}
