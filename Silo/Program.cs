using MsaOrleans.Silo;
using MsaOrleans.Silo.Audit;
using MsaOrleans.Silo.Mail;
using MsaOrleans.Silo.Operations;
using MsaOrleans.Silo.Settings;
using MsaOrleans.Silo.Storage;
using MsaOrleans.Silo.Storage.Sqlite;

// A silo in a process of its own, with a port for its operators; or a command on its database.
string[] commands = ["migrate", "backup FILE", "restore FILE", "test-mail ADDRESS", "verify-audit", "prune-audit"];

return await Start.AttemptAsync(
    args,
    commands,
    async start =>
    {
        var command = Command.From(args, commands);
        var builder = WebApplication.CreateSlimBuilder(command.Settings);
        start.Check(builder);
        builder.AddSilo();
        builder.AddOperations();
        builder.ListenForOperations();
        await using var app = builder.Build();
        app.MapOperations();
        if (command.Word is null)
            return await start.RunAsync(app);
        start.Check(app);
        if (command.Word == "test-mail")
            return await TestMail.SendAsync(app.Services, command.File!, Console.Out);
        if (command.Word == "verify-audit")
            return await AuditCommands.VerifyAsync(app.Services, Console.Out);
        if (command.Word == "prune-audit")
            return await AuditCommands.PruneAsync(app.Services, Console.Out);
        if (command.Word == "migrate")
            await app.Services.GetRequiredService<SchemaMigrator>().MigrateAsync(CancellationToken.None);
        else if (command.Word == "backup")
            app.Services.GetRequiredService<SqliteCopies>().Backup(Path.GetFullPath(command.File!));
        else
            app.Services.GetRequiredService<SqliteCopies>().Restore(Path.GetFullPath(command.File!));
        return 0;
    }
);

// Not documented by XML: the OpenAPI document gathers these comments by name, and the Api has a Program too.
internal sealed partial class Program;
