"""What the package promises, tried against the program that the variable PARTNERSIM names."""

import importlib.util
import os
import signal
import subprocess
import sys
import time
import unittest

from partnersim import Gone, Model, Refused


def has(*packages):
    return all(importlib.util.find_spec(package) is not None for package in packages)


class Answers(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.model = Model()

    @classmethod
    def tearDownClass(cls):
        cls.model.close()

    def test_a_run_is_the_same_each_time(self):
        self.assertEqual(self.model.run("interop", 8), self.model.run("interop", 8))

    def test_a_point_at_the_value_of_the_scenario_is_a_run_of_the_scenario(self):
        table = self.model.describe()["parameters"]
        value = table["value"][table["key"].index("partnership.budget")]
        run = self.model.run("interop", 5, tables=["values"])["values"]["interop"]
        points = self.model.sweep({"partnership.budget": [value]}, "interop", 5, reduce=None)
        self.assertEqual(run, points["interop"])

    def test_changes_make_another_model_that_shares_the_program(self):
        more = self.model.with_changes({"parameters": {"partnership.budget": 400}})
        effect = self.model.compare(
            {"parameters": {"partnership.budget": 400}}, outcomes="interop", replicates=8, tables=["differences"])
        before = self.model.run("interop", 8, tables=["values"])["values"]["interop"]
        after = more.run("interop", 8, tables=["values"])["values"]["interop"]
        self.assertEqual(effect["differences"]["changed_1"]["interop"], [b - a for a, b in zip(before, after)])

    def test_all_forms_of_points_are_one(self):
        columns = self.model.sweep({"partnership.budget": [100, 400]}, "interop", 2)
        rows = self.model.sweep([{"partnership.budget": 100}, {"partnership.budget": 400}], "interop", 2)
        bare = self.model.sweep([[100], [400]], "interop", 2, axes=["partnership.budget"])
        self.assertEqual(columns, rows)
        self.assertEqual(columns, bare)

    def test_a_large_batch_goes_in_parts(self):
        from partnersim import _model
        before, _model._BATCH = _model._BATCH, 16
        try:
            parts = self.model.sweep({"partnership.budget": [100 + i for i in range(20)]}, "interop", 2)
        finally:
            _model._BATCH = before
        self.assertEqual(parts, self.model.sweep({"partnership.budget": [100 + i for i in range(20)]}, "interop", 2))

    @unittest.skipUnless(has("pandas"), "pandas is not installed: no data frame was tried")
    def test_a_data_frame_comes_back_as_one(self):
        import pandas
        frame = self.model.sweep(pandas.DataFrame({"partnership.budget": [100, 400]}), "interop", 2)
        self.assertEqual(list(frame.columns), ["point", "partnership.budget", "interop"])
        self.assertEqual(frame.to_dict("list"), self.model.sweep({"partnership.budget": [100, 400]}, "interop", 2))

    def test_a_mistake_is_refused_with_its_place(self):
        with self.assertRaises(Refused) as wrong:
            self.model.run("introp")
        self.assertEqual(wrong.exception.problems[0]["place"], "/outcomes/0")
        self.assertIn("did you mean interop?", str(wrong.exception))
        with self.assertRaises(Refused):
            self.model.sweep({"partnership.budget": [float("nan")]}, "interop")
        self.assertEqual(len(self.model.run("interop", 1)["summary"]["mean"]), 1)


class Adapters(unittest.TestCase):
    @unittest.skipUnless(has("SALib", "numpy"), "SALib is not installed: its adapter was not tried")
    def test_salib(self):
        from SALib.analyze import sobol
        from SALib.sample import sobol as sample
        from partnersim.salib import evaluator, problem
        with Model() as model:
            axes = problem(model, ["partnership.budget", "operations.join_attitude"])
            points = sample.sample(axes, 8, seed=1)
            indices = sobol.analyze(axes, evaluator(model, axes, "interop", 1)(points), seed=1)
        self.assertEqual(len(indices["S1"]), 2)
        self.assertGreater(indices["ST"][0], indices["ST"][1])

    @unittest.skipUnless(
        has("ema_workbench", "numpy", "pandas"), "ema_workbench is not installed: its adapter was not tried")
    def test_ema(self):
        import ema_workbench
        from partnersim.ema import ema_model, evaluate_designs
        with Model() as model:
            outcomes = ["interop", {"outcome": "interop", "group": "dialogue"}]
            workbench = ema_model(
                model, uncertainties=["operations.join_attitude"],
                levers=["partnership.budget", "mechanisms.teaching"], outcomes=outcomes, replicates=1)
            experiments, found = ema_workbench.perform_experiments(workbench, scenarios=3, policies=2)
            together = evaluate_designs(model, experiments, outcomes, replicates=1)
        self.assertEqual(len(found["interop"]), 6)
        for name in together:
            self.assertEqual(found[name].tolist(), together[name].tolist())

    @unittest.skipUnless(has("pyabc"), "pyabc is not installed: its adapter was not tried with it")
    def test_pyabc_prior(self):
        from partnersim.pyabc import prior
        with Model() as model:
            drawn = prior(model, ["partnership.budget"], {"partnership.budget": [100, 200]}).rvs()
        self.assertTrue(100 <= drawn["partnership.budget"] <= 200)

    def test_each_call_of_a_model_function_has_fresh_draws(self):
        from partnersim.pyabc import model_function
        with Model() as model:
            simulate = model_function(model, ["partnership.budget"], ["interop"])
            again = model_function(model, ["partnership.budget"], ["interop"])
            at = {"partnership.budget": 300}
            first, second = simulate(at), simulate(at)
            self.assertNotEqual(first, second)
            self.assertEqual(first, again(at))


class Ends(unittest.TestCase):
    def test_after_it_is_closed_it_says_so(self):
        model = Model()
        model.close()
        with self.assertRaises(Gone):
            model.run("interop", 1)

    @unittest.skipIf(os.name == "nt", "there are no signals")
    def test_no_program_is_left_when_python_is_killed(self):
        code = ("from partnersim import Model\nm = Model()\nprint(m._process._child.pid, flush=True)\n"
                "m.sweep({'partnership.budget': [100, 200]}, 'interop', 10000)")
        python = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE)
        child = int(python.stdout.readline())
        time.sleep(2)
        python.send_signal(signal.SIGKILL)
        python.wait()
        python.stdout.close()
        for _ in range(300):
            if not _runs(child):
                return
            time.sleep(0.1)
        os.kill(child, signal.SIGKILL)
        self.fail("partnersim works on for a Python that is gone")

    @unittest.skipIf(os.name == "nt", "there are no signals")
    def test_an_interrupted_question_is_cancelled_and_the_next_is_answered(self):
        with Model() as model:
            model.run("interop", 1)

            def interrupt(_):
                raise KeyboardInterrupt

            with self.assertRaises(KeyboardInterrupt):
                model.sweep({"partnership.budget": [100, 200]}, "interop", 100000, progress=interrupt)
            self.assertEqual(model.run("interop", 2)["replicates"], 2)


def _runs(process):
    try:
        with open(f"/proc/{process}/stat") as stat:
            return stat.read().split(")")[-1].split()[0] != "Z"
    except FileNotFoundError:
        return False


if __name__ == "__main__":
    unittest.main()
