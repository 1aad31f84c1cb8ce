import { useEffect, useState } from 'react';
import { shareLink } from './tabs';

interface Question {
  key: string;
  title: string;
  operation: string;
}

/** The saved questions: choosing one opens it in a tab. Where the server does not answer there are none. */
export function Questions({ endpoint, page }: { endpoint: URL; page: URL }) {
  const [questions, setQuestions] = useState<Question[]>([]);
  useEffect(() => {
    if (endpoint.origin !== page.origin) return;
    fetch(endpoint, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      body: JSON.stringify({ query: '{ questions { key title operation } }' }),
    })
      .then((response) => response.json())
      .then((answer: { data?: { questions: Question[] } }) => setQuestions(answer.data?.questions ?? []))
      .catch(() => setQuestions([]));
  }, [endpoint, page]);
  if (questions.length === 0) return null;
  return (
    <label className="questions">
      Saved questions{' '}
      <select
        value=""
        onChange={(event) => {
          const chosen = questions.find((q) => q.key === event.target.value);
          if (chosen) location.assign(shareLink(page, chosen.operation, ''));
        }}
      >
        <option value="" disabled>
          choose one of {questions.length}
        </option>
        {questions.map((q) => (
          <option key={q.key} value={q.key}>
            {q.title}
          </option>
        ))}
      </select>
    </label>
  );
}
