using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("ReliefApi.UnitTests")]
[assembly: InternalsVisibleTo("ReliefApi.IntegrationTests")]
[assembly: InternalsVisibleTo("ReliefApi.Benchmarks")]
[assembly: InternalsVisibleTo("ReliefApi.ContractTests")]
