using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace MsaOrleans.Benchmarks.Compare;

/// <summary>
/// A PostgreSQL of the measurement's own, as it comes from initdb: every commit is flushed. It ends with this process.
/// </summary>
internal sealed class Database : IDisposable
{
    /// <summary>Held: the server ends when its standard input does.</summary>
    private readonly Process _shell;
    private readonly string _folder;

    private Database(Process shell, string folder, int port, string programs) =>
        (_shell, _folder, Port, Programs) = (shell, folder, port, programs);

    public int Port { get; }

    /// <summary>Where pgbench is.</summary>
    public string Programs { get; }

    public string At(string database) => $"Host=127.0.0.1;Port={Port};Username=postgres;Database={database}";

    /// <summary>
    /// The server's first process; it keeps the processor time of those of its children that have ended.
    /// </summary>
    public int ProcessId => int.Parse(File.ReadLines(Path.Combine(_folder, "data", "postmaster.pid")).First(), null);

    public static async Task<Database> StartAsync()
    {
        var programs = (await Commands.ReadAsync("pg_config", "--bindir")).Trim();
        var folder = Directory.CreateTempSubdirectory("msa-bench-postgres-").FullName;
        var asUser = Environment.UserName == "root" ? "runuser -u postgres --" : "";
        if (asUser.Length > 0)
            await Commands.ReadAsync("chown", "postgres", folder);
        var (data, port) = (Path.Combine(folder, "data"), FreePort());
        var shell = Process.Start(
            new ProcessStartInfo(
                "sh",
                [
                    "-c",
                    $"""
                    {asUser} {programs}/initdb -D {data} -U postgres -A trust -E UTF8 --locale C.UTF-8 >{folder}/log 2>&1
                    {asUser} {programs}/postgres -D {data} -p {port} -h 127.0.0.1 -k {folder} >>{folder}/log 2>&1 &
                    cat >/dev/null
                    {asUser} {programs}/pg_ctl stop -D {data} -m immediate >/dev/null 2>&1
                    rm -rf {folder}
                    """,
                ]
            )
            {
                RedirectStandardInput = true,
                WorkingDirectory = "/",
            }
        );
        var database = new Database(
            shell ?? throw new InvalidOperationException("sh did not start."),
            folder,
            port,
            programs
        );
        await Until.TrueAsync(database.AnswersAsync);
        await database.ExecuteAsync("postgres", "CREATE DATABASE service");
        return database;
    }

    public async Task ExecuteAsync(string database, string statement)
    {
        await using var source = NpgsqlDataSource.Create(At(database) + ";Command Timeout=300;Pooling=false");
        await using var command = source.CreateCommand(statement);
        await command.ExecuteNonQueryAsync();
    }

    public void Dispose()
    {
        _shell.StandardInput.Close();
        _shell.WaitForExit();
        _shell.Dispose();
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            await ExecuteAsync("postgres", "SELECT 1");
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }
}
