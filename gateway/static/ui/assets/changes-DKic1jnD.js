import{t as e}from"./useMutation-DjuW5ODA.js";import{Di as t,Ha as n,Hi as r,Pt as i,Rt as a,Ua as o,Wa as s,ki as c,qt as l,ta as u}from"./ui-CNja8Pfo.js";import{t as d}from"./grades.module-Dn81NJDk.js";import{a as f,n as p}from"./progress-CEAsFqyE.js";import{n as m,t as h}from"./documents-DWpgAjCc.js";function g({of:e}){let t=p(e);return s(`span`,{className:d.progress,children:[o(`progress`,{max:Math.max(f(e),1),value:e.graded,"aria-label":t}),o(`span`,{children:t})]})}function _({task:e,changes:r,gone:c}){let l=t(`WRITER`),u=t(`ADMIN`),{id:d,archivedAt:f,feedbackCount:p}=e,m=e.name||d,h=p>0;return s(n,{children:[f===null?o(i,{label:`Archive`,name:m,question:`It takes no new grades, and has no queue. Archive it?`,unavailable:l,run:()=>r.archive.mutate({id:d,name:m})}):o(i,{label:`Restore`,name:m,question:`It is graded again. Restore it?`,unavailable:l,run:()=>r.restore.mutate({id:d,name:m})}),` `,o(i,{label:`Delete`,name:m,question:h?`With all its grades (${a(p)}), for good. Delete it?`:`For good. Delete it?`,unavailable:h?u:l,run:()=>{let e=c&&{onSuccess:c};r.remove.mutate({id:d,name:m,cascade:h},e)}})]})}var v=r(`
  mutation ArchiveTask($input: ArchiveFeedbackTaskInput!) {
    archiveFeedbackTask(input: $input) {
      feedbackTask {
        id
      }
    }
  }
`),y=r(`
  mutation RestoreTask($input: RestoreFeedbackTaskInput!) {
    restoreFeedbackTask(input: $input) {
      feedbackTask {
        id
      }
    }
  }
`),b=r(`
  mutation DeleteTask($input: DeleteFeedbackTaskInput!) {
    deleteFeedbackTask(input: $input) {
      deletedId
      job {
        id
      }
    }
  }
`);function x(){let t=e({mutationFn:({id:e})=>c(v,{input:{id:e}}),onSuccess:(e,{name:t})=>l(`${t} is archived`),onSettled:(e,t,{id:n})=>h(n)}),n=e({mutationFn:({id:e})=>c(y,{input:{id:e}}),onSuccess:(e,{name:t})=>l(`${t} is back`),onSettled:(e,t,{id:n})=>h(n)}),r=e({mutationFn:({id:e,cascade:t})=>c(b,{input:{id:e,cascade:t}}),onSuccess:(e,{id:t,name:n})=>{let r=e.deleteFeedbackTask?.job??null;l(r?`${n} is being deleted, with its feedback`:`${n} is deleted`),r||u.removeQueries({queryKey:m(t)})},onSettled:()=>u.invalidateQueries({queryKey:[`tasks`]})});return{archive:t,restore:n,remove:r,error:t.error??n.error??r.error}}export{_ as n,g as r,x as t};