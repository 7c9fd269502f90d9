using MsaOrleans.Silo;
using MsaOrleans.Silo.Operations;
using MsaOrleans.Silo.Storage;

const string Migrate = "migrate";

var builder = WebApplication.CreateSlimBuilder(args.Where(argument => argument != Migrate).ToArray());
builder.AddSilo();
builder.AddOperations();
builder.ListenForOperations();
await using var app = builder.Build();
app.MapOperations();
if (args.Contains(Migrate))
    await app.Services.GetRequiredService<SchemaMigrator>().MigrateAsync(CancellationToken.None);
else
    await app.RunAsync();

/// <summary>A silo in a process of its own, with a port for its operators.</summary>
internal sealed partial class Program;
