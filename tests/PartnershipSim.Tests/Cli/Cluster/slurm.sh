#!/bin/bash
# A real Slurm on this one machine for the tests: a controller and two virtual nodes, on loopback only, without systemd,
# cgroups and database. Needs root and the packages slurmctld, slurmd, slurm-client and munge.
#
#   slurm.sh start DIR     everything lies in DIR; ready when both nodes are idle
#   slurm.sh kill DIR N    kills the slurmd of node nN with all its tasks, as a power failure would
#   slurm.sh node DIR N    starts the slurmd of node nN again
#   slurm.sh stop DIR      ends the processes that it started, and no others
set -euo pipefail
command=$1
dir=$2
nodes=2

launch() { # name command...
  local name=$1
  shift
  setsid "$@" > "$dir/log/$name.out" 2>&1 < /dev/null &
  echo $! > "$dir/pids/$name"
}

if [ "$command" = stop ]; then
  for file in $(ls -r "$dir"/pids/* 2> /dev/null); do
    pid=$(cat "$file")
    kill "$pid" 2> /dev/null || true
    for _ in $(seq 50); do kill -0 "$pid" 2> /dev/null || break; sleep 0.1; done
    kill -9 "$pid" 2> /dev/null || true
  done
  [ -f "$dir/hosts.before" ] && cat "$dir/hosts.before" > /etc/hosts
  exit 0
fi
if [ "$command" = kill ]; then
  kill -9 "$(cat "$dir/pids/3-slurmd-n$3")"
  for process in /proc/[0-9]*; do
    environ=$(tr '\0' '\n' < "$process/environ" 2> /dev/null) || continue
    grep -qx "SLURMD_NODENAME=n$3" <<< "$environ" && grep -qx "SLURM_CONF=$dir/slurm.conf" <<< "$environ" || continue
    parent=$(awk '/^PPid/ {print $2}' "$process/status")
    [ "$(cat "/proc/$parent/comm" 2> /dev/null)" = slurmstepd ] && kill -9 "$parent" || true
    kill -9 "${process#/proc/}" 2> /dev/null || true
  done
  exit 0
fi
if [ "$command" = node ]; then
  SLURM_CONF="$dir/slurm.conf" launch "3-slurmd-n$3" slurmd -D -N "n$3"
  exit 0
fi

mkdir -p "$dir"/{pids,log,state} "$dir/munge"
chmod 755 "$dir" "$dir/munge"
mkdir -m 700 "$dir/munge/private"
dd if=/dev/urandom of="$dir/munge/private/key" bs=128 count=1 status=none
chmod 600 "$dir/munge/private/key"
launch 1-munged munged -F --force --key-file="$dir/munge/private/key" --socket="$dir/munge/socket" \
  --pid-file="$dir/munge/private/pid" --log-file="$dir/munge/private/log" --seed-file="$dir/munge/private/seed"
for _ in $(seq 50); do [ -S "$dir/munge/socket" ] && break; sleep 0.1; done

# the daemons listen where the name of the host leads, which has to be loopback as long as they run
host=$(hostname -s)
case "$(getent ahostsv4 "$host" | awk 'NR == 1 {print $1}')" in
  127.*) ;;
  *)
    cp /etc/hosts "$dir/hosts.before"
    { echo "127.0.0.1 $host"; cat "$dir/hosts.before"; } > /etc/hosts ;;
esac
memory=$(( $(awk '/MemTotal/ {print int($2 / 1024)}' /proc/meminfo) * 9 / 10 / nodes ))
cat > "$dir/slurm.conf" << CONF
ClusterName=test
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=26817
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=$dir/munge/socket,cred_expire=5
CredType=cred/munge
CommunicationParameters=NoCtldInAddrAny,NoInAddrAny
StateSaveLocation=$dir/state
SlurmdSpoolDir=$dir/spool.%n
SlurmctldPidFile=$dir/state/slurmctld.pid
SlurmdPidFile=$dir/state/slurmd.%n.pid
SlurmctldLogFile=$dir/log/slurmctld.log
SlurmdLogFile=$dir/log/slurmd.%n.log
ProctrackType=proctrack/pgid
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
MpiDefault=none
ReturnToService=2
SwitchType=switch/none
SchedulerType=sched/backfill
SchedulerParameters=batch_sched_delay=0,sched_interval=1,bf_interval=1,default_queue_depth=2000,preempt_youngest_first,requeue_delay=1
SelectType=select/cons_tres
SelectTypeParameters=CR_Core_Memory
DefMemPerCPU=100
SlurmdParameters=config_overrides
SlurmdTimeout=5
KillWait=3
MinJobAge=3600
JobRequeue=1
MaxArraySize=3
MaxJobCount=20000
PreemptType=preempt/partition_prio
PreemptMode=REQUEUE
AccountingStorageType=accounting_storage/none
CONF
for i in $(seq "$nodes"); do
  echo "NodeName=n$i NodeHostname=$host NodeAddr=127.0.0.1 Port=$((27000 + i)) CPUs=2 RealMemory=$memory State=UNKNOWN" >> "$dir/slurm.conf"
  mkdir -p "$dir/spool.n$i"
done
cat >> "$dir/slurm.conf" << CONF
PartitionName=main Nodes=n[1-$nodes] Default=YES MaxTime=1:00:00 DefaultTime=10 State=UP PriorityTier=1 PreemptMode=REQUEUE GraceTime=0
PartitionName=urgent Nodes=n[1-$nodes] MaxTime=1:00:00 DefaultTime=10 State=UP PriorityTier=10 PreemptMode=OFF
CONF
if [ -f /sys/fs/cgroup/cgroup.controllers ]; then
  printf 'CgroupPlugin=cgroup/v2\nIgnoreSystemd=yes\nIgnoreSystemdOnFailure=yes\n' > "$dir/cgroup.conf"
else
  printf 'CgroupPlugin=cgroup/v1\n' > "$dir/cgroup.conf"
fi
export SLURM_CONF="$dir/slurm.conf"
launch 2-slurmctld slurmctld -D -c
for i in $(seq "$nodes"); do launch "3-slurmd-n$i" slurmd -D -N "n$i"; done
for _ in $(seq 150); do
  [ "$(timeout 5 sinfo -h -N -p main -t idle -o %N 2> /dev/null | wc -l)" = "$nodes" ] && exit 0
  sleep 0.2
done
tail -n 20 "$dir"/log/* >&2
exit 1
