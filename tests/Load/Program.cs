// Measures the service on this machine:
// dotnet run --project tests/Load --configuration Release                                requests of members, on SQLite
// dotnet run --project tests/Load --configuration Release -- scale [reminders] [mailboxes]  what much data costs, on PostgreSQL
using MsaOrleans.Load;

if (args.FirstOrDefault() == "scale")
    await Scale.RunAsync(reminders: Number(1, 1_000_000), mailboxes: Number(2, 200_000));
else
    await RequestRates.RunAsync(members: Number(0, 10_000), clients: Number(1, 32));

int Number(int position, int otherwise) => args.Length > position ? int.Parse(args[position], null) : otherwise;
