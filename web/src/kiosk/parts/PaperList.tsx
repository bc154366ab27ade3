import styles from './PaperList.module.css';

interface Props {
  readonly title: string;
  readonly papers: readonly string[];
}

/** Papers, numbered. */
export function PaperList({ title, papers }: Props) {
  return (
    <section className={styles['papers']} aria-label={title}>
      <h2>{title}</h2>
      <ol className={styles['list']}>
        {papers.map((paper) => (
          <li key={paper}>{paper}</li>
        ))}
      </ol>
    </section>
  );
}
