using Microsoft.Extensions.Logging.Console;
using MsaOrleans.Silo;
using MsaOrleans.Silo.Audit;
using MsaOrleans.Silo.Encryption;
using MsaOrleans.Silo.Mail;
using MsaOrleans.Silo.Mailboxes;
using MsaOrleans.Silo.Operations;
using MsaOrleans.Silo.Settings;
using MsaOrleans.Silo.Storage;
using MsaOrleans.Silo.Storage.Sqlite;

// A silo in a process of its own, with a port for its operators; or a command on its database.
string[] commands =
[
    "migrate",
    "backup FILE",
    "restore FILE",
    "import FILE",
    "check-import FILE",
    "test-mail ADDRESS",
    "verify-audit",
    "prune-audit",
    "new-key FILE",
    "encrypt",
];

return await Start.AttemptAsync(
    args,
    commands,
    async start =>
    {
        var command = Command.From(args, commands);
        if (command.Word == "new-key")
        {
            var id = KeyFile.Add(Path.GetFullPath(command.File!), TimeProvider.System.GetUtcNow());
            Console.WriteLine($"The key {id} is the last of {command.File}.");
            return 0;
        }
        var builder = WebApplication.CreateSlimBuilder(command.Settings);
        start.Check(builder);
        builder.AddSilo();
        builder.AddOperations();
        builder.ListenForOperations();
        if (command.Word is "import" or "check-import")
            builder.Services.PostConfigure<ConsoleLoggerOptions>(console =>
                console.LogToStandardErrorThreshold = LogLevel.Trace
            );
        await using var app = builder.Build();
        app.MapOperations();
        if (command.Word is null)
            return await start.RunAsync(app);
        if (command.Word is "import" or "check-import")
            return await ImportAsync(start, app, command);
        start.Check(app);
        if (command.Word == "test-mail")
            return await TestMail.SendAsync(app.Services, command.File!, Console.Out);
        if (command.Word == "verify-audit")
            return await AuditCommands.VerifyAsync(app.Services, Console.Out);
        if (command.Word == "prune-audit")
            return await AuditCommands.PruneAsync(app.Services, Console.Out);
        if (command.Word == "encrypt")
            return await app.Services.GetRequiredService<EncryptCommand>().RunAsync(Console.Out);
        if (command.Word == "migrate")
            await app.Services.GetRequiredService<SchemaMigrator>().MigrateAsync(CancellationToken.None);
        else if (command.Word == "backup")
            app.Services.GetRequiredService<SqliteCopies>().Backup(Path.GetFullPath(command.File!));
        else
            app.Services.GetRequiredService<SqliteCopies>().Restore(Path.GetFullPath(command.File!));
        return 0;
    }
);

// An import needs a silo for as long as it takes; to try one, the rules are enough.
static async Task<int> ImportAsync(Start start, WebApplication app, Command command)
{
    await using var file = ImportLines.Open(Path.GetFullPath(command.File!));
    if (command.Word == "import")
        return await start.RunAsync(
            app,
            stopping => ImportCommand.ImportAsync(app.Services, file, Console.Out, stopping)
        );
    start.Check(app);
    return await ImportCommand.CheckAsync(app.Services, file, Console.Out, CancellationToken.None);
}

// Not documented by XML: the OpenAPI document gathers these comments by name, and the Api has a Program too.
internal sealed partial class Program;
