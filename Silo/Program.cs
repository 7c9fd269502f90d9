using MsaOrleans.Silo;
using MsaOrleans.Silo.Storage;

const string Migrate = "migrate";

var builder = Host.CreateApplicationBuilder(args.Where(argument => argument != Migrate).ToArray());
builder.AddSilo();
using var host = builder.Build();
if (args.Contains(Migrate))
    await host.Services.GetRequiredService<SchemaMigrator>().MigrateAsync(CancellationToken.None);
else
    await host.RunAsync();
