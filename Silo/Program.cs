using MsaOrleans.Silo;
using MsaOrleans.Silo.Operations;
using MsaOrleans.Silo.Settings;
using MsaOrleans.Silo.Storage;

// A silo in a process of its own, with a port for its operators.
const string Migrate = "migrate";

return await Start.AttemptAsync(args, [Migrate], async start =>
{
    var builder = WebApplication.CreateSlimBuilder(args.Where(argument => argument != Migrate).ToArray());
    start.Check(builder);
    builder.AddSilo();
    builder.AddOperations();
    builder.ListenForOperations();
    await using var app = builder.Build();
    app.MapOperations();
    if (!args.Contains(Migrate))
        return await start.RunAsync(app);
    start.Check(app);
    await app.Services.GetRequiredService<SchemaMigrator>().MigrateAsync(CancellationToken.None);
    return 0;
});

// Not documented by XML: the OpenAPI document gathers these comments by name, and the Api has a Program too.
internal sealed partial class Program;
