using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace MsaOrleans.Silo.Tests.Hosting;

/// <summary>
/// A real PostgreSQL of the tests' own, on a private folder and port; one for all tests of this process. It ends
/// and leaves nothing behind when its standard input does, which is when this process ends in whatever way.
/// </summary>
public sealed class PostgresServer
{
    private static readonly Lazy<Task<PostgresServer>> Shared = new(StartAsync);

    /// <summary>Held, because its standard input closes when it is collected.</summary>
    private readonly Process _server;
    private readonly int _port;
    private int _databases;

    private PostgresServer(Process server, int port) => (_server, _port) = (server, port);

    public static Task<PostgresServer> GetAsync() => Shared.Value;

    /// <returns>How to reach a new, empty database.</returns>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = $"test{Interlocked.Increment(ref _databases)}";
        await using var connection = new NpgsqlConnection(At("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await command.ExecuteNonQueryAsync();
        return At(name);
    }

    private string At(string database) =>
        $"Host=127.0.0.1;Port={_port};Username=postgres;Database={database};Maximum Pool Size=20;Include Error "
        + "Detail=true";

    private static async Task<PostgresServer> StartAsync()
    {
        var programs = await RunAsync("pg_config", "--bindir");
        var folder = Directory.CreateTempSubdirectory("msa-postgres-").FullName;
        var data = Path.Combine(folder, "data");
        var asUser = Environment.UserName == "root" ? "runuser -u postgres --" : "";
        if (asUser.Length > 0)
            await RunAsync("chown", "postgres", folder);
        var port = FreePort();
        var server = Process.Start(
            Command(
                "sh",
                "-c",
                $"""
                {asUser} {programs}/initdb -D {data} -U postgres -A trust -E UTF8 --locale C.UTF-8 >{folder}/log 2>&1
                {asUser} {programs}/postgres -D {data} -p {port} -h 127.0.0.1 -k {folder} -c max_connections=500 -c fsync=off >>{folder}/log 2>&1 &
                cat >/dev/null
                {asUser} {programs}/pg_ctl stop -D {data} -m immediate >/dev/null 2>&1
                rm -rf {folder}
                """
            )
        );
        var started = new PostgresServer(server!, port);
        await started.ReadyAsync();
        return started;
    }

    private async Task ReadyAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (true)
        {
            try
            {
                await using var connection = new NpgsqlConnection(At("postgres"));
                await connection.OpenAsync(limit.Token);
                return;
            }
            catch (NpgsqlException) when (!_server.HasExited)
            {
                await timer.WaitForNextTickAsync(limit.Token);
            }
        }
    }

    private static async Task<string> RunAsync(params string[] command)
    {
        using var process =
            Process.Start(Command(command)) ?? throw new InvalidOperationException($"{command[0]} did not start.");
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? (await output).Trim()
            : throw new InvalidOperationException($"{string.Join(' ', command)}: {await error}");
    }

    private static ProcessStartInfo Command(params string[] command) =>
        new(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
