using MsaOrleans.Silo;

var builder = Host.CreateApplicationBuilder(args);
builder.AddSilo();
await builder.Build().RunAsync();
