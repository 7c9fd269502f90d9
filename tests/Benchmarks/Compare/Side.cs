using System.Diagnostics;
using System.Net;

namespace MsaOrleans.Benchmarks.Compare;

/// <summary>
/// One of the two services with a database and a folder of mails of its own. Only one is asked at a time.
/// </summary>
internal sealed class Side : IDisposable
{
    private const string InMemory = "/dev/shm";

    private readonly Process _process;
    private readonly string _folder;
    private Generator? _clients;
    private int _mails;

    private Side(string name, Process process, Database database, string folder, IPEndPoint address) =>
        (Name, _process, Database, _folder, Address) = (name, process, database, folder, address);

    public string Name { get; }

    public Database Database { get; }

    public IPEndPoint Address { get; }

    public long Memory => Usage.Memory(_process.Id);

    private Generator Clients => _clients ??= new(Address);

    private string MailFolder => MailFolderOf(_folder);

    /// <summary>
    /// In memory where the system has such a folder: ext4 looks for an inode among all that were freed in the last
    /// seconds, which takes longer than the mail.
    /// </summary>
    private static string MailFolderOf(string folder) =>
        Directory.Exists(InMemory) ? Path.Combine(InMemory, Path.GetFileName(folder)) : Path.Combine(folder, "mail");

    /// <summary>As deployed, except that any member may write as often as the measurement needs.</summary>
    public static Task<Side> ServiceAsync(string program, Database database) =>
        StartAsync(
            "service",
            program,
            database,
            new()
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["Storage__Provider"] = "postgres",
                ["ConnectionStrings__Orleans"] = database.At("service"),
                ["Cluster__SiloPort"] = $"{Database.FreePort()}",
                ["Cluster__GatewayPort"] = $"{Database.FreePort()}",
                ["Demo__Enabled"] = "true",
                ["Demo__Seed"] = "false",
                ["Demo__SigningKey"] = Tokens.Key,
                ["Limits__WritesPerHour"] = "1000000",
                ["Limits__RequestsPerMinute"] = "1000000",
                ["Limits__RequestsPerMinutePerAddress"] = "1000000",
            }
        );

    public static Task<Side> BaselineAsync(string program, Database database) =>
        StartAsync(
            "baseline",
            program,
            database,
            new()
            {
                ["ConnectionStrings__Baseline"] = database.At("service"),
                ["Token__Issuer"] = Tokens.Issuer,
                ["Token__Audience"] = Tokens.Audience,
                ["Token__Key"] = Tokens.Key,
            }
        );

    private static async Task<Side> StartAsync(
        string name,
        string program,
        Database database,
        Dictionary<string, string> settings
    )
    {
        var folder = Directory.CreateTempSubdirectory($"msa-bench-{name}-").FullName;
        Directory.CreateDirectory(MailFolderOf(folder));
        var address = new IPEndPoint(IPAddress.Loopback, Database.FreePort());
        settings["Mail__Pickup"] = MailFolderOf(folder);
        settings["Limits__SubmissionsPerHour"] = "1000000";
        var process = Programs.Start(program, folder, address, settings);
        await Programs.ReadyAsync(process, address, folder);
        return new(name, process, database, folder, address);
    }

    /// <summary>What is to be there before something is measured.</summary>
    public async Task<Burst> PrepareAsync(Workload work)
    {
        var burst = Clients.Run(work.Calls, work.Duration);
        work.Then?.Invoke(burst);
        await DrainAsync(work);
        return burst;
    }

    /// <summary>What a workload takes until its last mail has left, in time and in processor time.</summary>
    public async Task<Measured> MeasureAsync(Workload work)
    {
        if (work.Mails > 0)
            await Database.ExecuteAsync("postgres", "CHECKPOINT");
        var (service, database, begun) = (
            Usage.Seconds(_process.Id),
            Usage.Seconds(Database.ProcessId),
            Stopwatch.GetTimestamp()
        );
        var burst = await PrepareAsync(work);
        var seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        return new(
            burst.Count / seconds,
            burst.P50,
            burst.P99,
            (Usage.Seconds(_process.Id) - service) / burst.Count * 1e6,
            (Usage.Seconds(Database.ProcessId) - database) / burst.Count * 1e6,
            Memory
        );
    }

    private async Task DrainAsync(Workload work)
    {
        _mails += work.Mails;
        if (_mails == 0)
            return;
        await Until.TrueAsync(() => Task.FromResult(Directory.EnumerateFiles(MailFolder, "*.eml").Count() >= _mails));
        foreach (var mail in Directory.EnumerateFiles(MailFolder, "*.eml").ToList())
            File.Delete(mail);
        _mails = 0;
    }

    public void Dispose()
    {
        _clients?.Dispose();
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        foreach (var folder in new[] { _folder, MailFolder }.Where(Directory.Exists))
            Directory.Delete(folder, recursive: true);
    }
}

/// <param name="Duration">Round and round for so long; null for each once.</param>
/// <param name="Mails">That its requests lead to.</param>
/// <param name="Then">Keeps of the answers what later workloads need.</param>
internal sealed record Workload(
    IReadOnlyList<Call> Calls,
    TimeSpan? Duration = null,
    int Mails = 0,
    Action<Burst>? Then = null
);

/// <param name="Rate">Requests a second.</param>
/// <param name="P50">Milliseconds.</param>
/// <param name="P99">Milliseconds.</param>
/// <param name="Service">Microseconds of processor for each request.</param>
/// <param name="Database">Microseconds of processor for each request.</param>
/// <param name="Memory">Resident memory of the service afterwards, MiB.</param>
internal sealed record Measured(double Rate, double P50, double P99, double Service, double Database, long Memory);
